import { Link } from "#app/i18n/navigation.ts";

/** The mark: two lifelines, a segment there and one back. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M4 3v18M20 3v18" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
      <path
        d="M7 7.5 16.5 10M17 14 7.5 16.5"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <Link href="/" className="brand">
      <span className="text-ink">
        <BrandMark />
      </span>
      Seqack
    </Link>
  );
}
