/** Where the learner's choice of theme is kept; absent means the system's. */
export const THEME_KEY = "seqack-theme";

/** Runs before the first paint, so that a dark page never flashes light. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
