import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readVocabulary } from "#server/explain/vocabulary.ts";
import { explain } from "#server/explain/explain.ts";
const dir="content/vocabulary/";
const vocab=readVocabulary({shared:readFileSync(dir+"shared.yaml","utf8"),en:readFileSync(dir+"en.yaml","utf8"),zh:readFileSync(dir+"zh.yaml","utf8"),statements:readFileSync(dir+"statements.yaml","utf8")});
const order=["unchecked","right","imprecise","wrong"];
const files=process.argv.slice(2).filter(a=>!a.startsWith("-"));
const verbose=process.argv.includes("-v");
let tot={} as any; const conf:any={};
for (const f of files) {
  const answers=parse(readFileSync(f,"utf8"));
  for (const a of answers) {
    const phase=a.question.includes("hand")?"open":"close";
    const r=explain(a.answer,{phase,prompts:[]} as any,vocab);
    if(!r.ok){console.log("refused",a.id);continue;}
    if (verbose) { console.log("##",a.id); for (const c of r.value.claims) console.log("   ",c.verdict.padEnd(9),JSON.stringify(c.text),c.because?.en?.slice(0,90)??""); }
    for (const l of a.claims) {
      let at=-1; for(let k=0;k<(l.nth??1);k++) at=a.answer.indexOf(l.text,at+1);
      if(at<0){console.log("LABEL?",a.id,l.text);continue;}
      const e=at+l.text.length;
      let v="unchecked"; let by:any=null;
      for(const c of r.value.claims){const o=Math.min(e,c.end)-Math.max(at,c.start); if(o<=0.5*Math.min(l.text.length,c.end-c.start))continue; if(order.indexOf(c.verdict)>order.indexOf(v)){v=c.verdict;by=c;}}
      conf[l.verdict+">"+v]=(conf[l.verdict+">"+v]??0)+1;
      const bad=(v==="wrong"&&l.verdict!=="wrong")||(v==="right"&&l.verdict!=="right")||(l.verdict==="wrong"&&v!=="wrong")||(l.verdict==="imprecise"&&v!=="imprecise");
      const miss=l.verdict==="right"&&v==="unchecked";
      if(bad||(miss&&process.argv.includes("-m"))) console.log(a.id.padEnd(8),(l.verdict+"→"+v).padEnd(20),JSON.stringify(l.text.slice(0,110)),by?"| "+JSON.stringify(by.text.slice(0,60))+" "+(by.because?.en??"").slice(0,80):"");
    }
  }
}
const sum=(p:(k:string)=>boolean)=>Object.entries(conf).filter(([k])=>p(k)).reduce((s,[,n])=>s+(n as number),0);
console.log(conf);
console.log("P(wrong)",sum(k=>k==="wrong>wrong")/sum(k=>k.endsWith(">wrong")),"P(right)",sum(k=>k==="right>right")/sum(k=>k.endsWith(">right")),"R(wrong)",sum(k=>k==="wrong>wrong")/sum(k=>k.startsWith("wrong>")),"cover",sum(k=>!k.endsWith("unchecked"))/sum(k=>!k.startsWith("unchecked")));
