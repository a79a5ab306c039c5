// How the page looks: light and dark, on a phone and on A4. Verdicts differ by word and texture as well as by hue.

/** No address in it and nothing from outside; its hash stands in html-policy.ts. */
export const pageStyle: string = `
:root {
  color-scheme: light dark;
  --paper: #fff; --card: #f6f8fa; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --link: #0550ae;
  --good: #1a7f37; --change: #9a5b00; --trouble: #b42318;
  --hue-wheel: #2da44e; --hue-sdist: #54aeff; --hue-unknown: #8c959f; --hue-build: #e16f24; --hue-impossible: #a40e26;
  --tint-sdist: #ddf4ff; --tint-unknown: #eaeef2; --tint-build: #ffe2d1; --tint-impossible: #ffcfcf;
  --texture: #ffffffb0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0d1117; --card: #161b22; --ink: #e6edf3; --soft: #9da7b3; --line: #30363d; --link: #79c0ff;
    --good: #3fb950; --change: #e3b341; --trouble: #ff8a80;
    --hue-wheel: #2ea043; --hue-sdist: #388bfd; --hue-unknown: #8b949e; --hue-build: #f0883e; --hue-impossible: #da3633;
    --tint-sdist: #0c2d4d; --tint-unknown: #30363d; --tint-build: #4a2a10; --tint-impossible: #5a1a1e;
    --texture: #0d1117b0;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
code { font: .9em/1.5 ui-monospace, monospace; unicode-bidi: isolate; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, summary:focus-visible, .box:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1, h2, h3, h4 { line-height: 1.2; margin: 0; text-wrap: balance; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.1rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p, ul, ol, dl { margin: .35rem 0; }
ul, ol { padding-left: 1.5rem; }
dd { margin: 0; }
.aside, .facts, .about { color: var(--soft); }
.aside { font-weight: normal; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.fillings { position: absolute; }

.answer { border: 1px solid var(--line); border-left: .6rem solid var(--mood); border-radius: .5rem; background: var(--card); padding: 1rem 1.25rem; }
.good { --mood: var(--good); } .change { --mood: var(--change); } .trouble { --mood: var(--trouble); } .open { --mood: var(--soft); }
.answer h1 { font-size: clamp(1.6rem, 5vw, 2.5rem); margin: .25rem 0 .5rem; }
.answer .mark { color: var(--mood); }
.answer .lead { font-size: 1.15rem; }
.answer .further { font-size: 1.2rem; margin: 1rem 0 .25rem; }
.about { margin: 0; }
.warnings { margin-top: .75rem; }

.copyable { display: flex; gap: .5rem; align-items: center; margin: .35rem 0; }
.copyable { overflow-wrap: normal; }
.copyable span { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
.copyable pre { flex: 1 1 auto; min-width: 0; margin: 0; overflow-x: auto; }
.copyable pre code { display: block; width: max-content; min-width: 100%; }
.copyable code { flex: 0 1 auto; min-width: 0; overflow-wrap: break-word; padding: .4rem .6rem; border: 1px solid var(--line); border-radius: .35rem; background: var(--paper); user-select: all; }
button { flex: none; white-space: nowrap; font: inherit; font-size: .9rem; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: .35rem; padding: .3rem .7rem; cursor: pointer; }
button[hidden] { display: none; }
button:hover { border-color: var(--ink); }

.images { list-style: none; padding: 0; display: grid; gap: .75rem; }
.image { border: 1px solid var(--line); border-left: .35rem solid var(--mood); border-radius: .5rem; padding: .75rem 1rem; }
.remarks { list-style: none; padding: 0; }
.image .facts, .image .remarks { font-size: .9rem; margin: .15rem 0; }
.platform { display: grid; grid-template-columns: minmax(11rem, 2fr) 5fr; gap: .35rem 1.25rem; padding: .5rem 0 .25rem; border-top: 1px solid var(--line); margin-top: .5rem; }
.platform.sized { grid-template-columns: minmax(11rem, 2fr) 4fr minmax(7rem, 1.5fr); }
.platform p { margin: 0; }
.state .name { display: block; color: var(--soft); font-size: .9rem; }
.state.good, .state.trouble, .state.open { color: var(--mood); font-weight: 600; }
.state .name { font-weight: normal; }
.download { font-size: .9rem; }
.bar { display: block; border-radius: .2rem; }
.size { display: block; margin-top: .35rem; border-radius: .2rem; }
.hue-wheel { fill: var(--hue-wheel); } .hue-sdist { fill: var(--hue-sdist); } .hue-unknown { fill: var(--hue-unknown); }
.hue-build { fill: var(--hue-build); } .hue-impossible { fill: var(--hue-impossible); }
.texture { fill: var(--texture); } .texture.line { fill: none; stroke: var(--texture); stroke-width: 2; }
.track { fill: var(--line); } .amount { fill: var(--soft); }
.counts { list-style: none; padding: 0; margin: .3rem 0 0; display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: .9rem; }
.swatch { vertical-align: -.05em; border-radius: .15rem; }

.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9rem; }
.legend div { display: flex; gap: .4rem; align-items: baseline; }
.legend dt, .badge { font-size: .85rem; font-weight: 600; padding: 0 .4rem; border: 1px solid var(--line); border-radius: .25rem; white-space: nowrap; }
.sdist { background: var(--tint-sdist); } .unknown { background: var(--tint-unknown); }
.build { background: var(--tint-build); } .impossible { background: var(--tint-impossible); }
td.build, td.impossible { font-weight: 700; }

.box { overflow: auto; max-height: 80vh; max-height: 80dvh; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: separate; border-spacing: 0; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: center; font-weight: normal; }
.matrix { width: 100%; font-size: .95rem; }
.matrix th, .matrix td { overflow-wrap: normal; }
.matrix td, .matrix thead th { white-space: nowrap; }
.matrix th:first-child { text-align: left; position: sticky; left: 0; background: var(--card); border-right: 1px solid var(--line); min-width: 8rem; max-width: 18rem; overflow-wrap: anywhere; }
.matrix tr:nth-child(2) th:first-child { text-align: center; position: static; min-width: 0; border-right: 0; }
.matrix thead { position: sticky; top: 0; z-index: 2; }
.matrix thead th { background: var(--card); font-weight: 600; }
.matrix tbody tr:nth-child(n) th:first-child, .matrix tfoot tr:nth-child(n) th:first-child { text-align: left; position: sticky; min-width: 8rem; border-right: 1px solid var(--line); }
.matrix .first { border-left: 1px solid var(--line); }
.matrix tfoot th, .matrix tfoot td { background: var(--card); font-weight: 600; }
.matrix small { font-size: .75rem; }
.held { display: inline-block; position: sticky; left: 9.5rem; }
.matrix .joined { border: 0; margin: 0; padding: 0; }
.matrix .joined summary { padding: 0; }
.matrix .joined ul { list-style: none; padding: 0 0 0 1rem; margin: 0; }
.matrix .fine { color: var(--good); }
.skipped { color: var(--soft); }
.matrix .unseen { position: static; display: inline-block; width: 0; height: 0; }
.files { width: 100%; }
.files th, .files td { text-align: left; vertical-align: top; }
.files p { margin: 0; }

.way { border-top: 1px solid var(--line); padding: .75rem 0; }
.plans { list-style: upper-alpha; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .4rem 0; padding: 0 .9rem; }
details[open] { padding-bottom: .6rem; }
details:target { border-color: var(--link); }
summary { cursor: pointer; padding: .45rem 0; }
.title { font-weight: 600; }
.group { border-top: 1px solid var(--line); padding: .4rem 0; }
.group dl div { display: grid; grid-template-columns: 7rem 1fr; gap: 0 .75rem; }
.group dt, .rules dt { color: var(--soft); }
.group dd { grid-column: 2; }
.names { columns: 16rem; }
.rules div { margin: .6rem 0; }
.rules dt { color: var(--ink); font-weight: 600; }

@media screen and (max-width: 44rem) {
  body { padding: .6rem; }
  .answer { padding: .75rem .9rem; }
  .platform, .platform.sized { grid-template-columns: 1fr; }
  .matrix tbody th:first-child, .matrix tfoot th:first-child, .matrix tr:first-child th:first-child { min-width: 6.5rem; max-width: 8.5rem; }
  .group dl div { grid-template-columns: 1fr; }
  .group dd { grid-column: 1; padding-left: .75rem; }
}
@media print {
  :root {
    --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #999; --link: #000; --good: #116329; --change: #7a4600; --trouble: #8f1d14;
    --tint-sdist: #fff; --tint-unknown: #fff; --tint-build: #eee; --tint-impossible: #ddd; --texture: #ffffffb0;
  }
  @page { size: A4; margin: 14mm; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  .answer h1 { font-size: 20pt; }
  .held { position: static; }
  a { text-decoration: none; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  button, .tools { display: none; }
  .box { overflow: visible; max-height: none; border: 0; }
  .matrix { font-size: 7.5pt; }
  .matrix thead, .matrix th:first-child { position: static; }
  .matrix tbody tr:nth-child(n) th:first-child, .matrix tfoot tr:nth-child(n) th:first-child { position: static; min-width: 0; }
  .matrix th, .matrix td { padding: .15rem .25rem; }
  .answer, .image, .way, tr, .group dl div { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
