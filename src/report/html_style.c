/* html_style.c: the report's one stylesheet. Light and dark, 360 px to wide, print. No colour carries meaning alone. */
#include "report/html_int.h"

/* Parts, because a compiler need not take a string of more than 4,095 bytes. */
const char *const cc_report_css[] = {
    /* the page */
    ":root{color-scheme:light dark;--ink:#1c2328;--soft:#55616a;--line:#d9dee2;--paper:#fff;--back:#f5f6f4;--mark:#fff3c9;--edge:#b98900;"
    "--link:#0b5a8f;--good:#1e6b3c;--warn:#8a4b00;--bad:#a3231f}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e9eb;--soft:#a5b0b8;--line:#39434a;--paper:#1b2227;--back:#12171b;--mark:#4a3d12;"
    "--edge:#e0b23e;--link:#7fc0ee;--good:#7fd09b;--warn:#f0b26a;--bad:#ff9a94}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--back);color:var(--ink);overflow-wrap:anywhere;font:17px/1.6 Charter,'Bitstream Charter','Iowan Old Style',Georgia,serif}\n"
    "a{color:var(--link)}a:focus-visible,summary:focus-visible{outline:3px solid var(--edge);outline-offset:2px}\n"
    ".skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:2}\n"
    "header,main,footer{max-width:84rem;margin:0 auto;padding:1rem 1.25rem}\n"
    "h1{font-size:1.7rem;line-height:1.25;margin:.8rem 0 .3rem;text-wrap:balance}\n"
    "h2{font-size:1.15rem;margin:0 0 .8rem}\n"
    ".meta,.small,.badge,summary,.num{font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}\n"
    ".meta,.small{color:var(--soft);font-size:.86rem;line-height:1.5}\n"
    ".counts{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;margin:.8rem 0;padding:0;list-style:none}\n"
    ".counts b{font-size:1.15rem}\n"
    ".cols{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}\n"
    "@media(min-width:62rem){.cols{grid-template-columns:minmax(0,5fr) minmax(0,6fr)}.copy{position:sticky;top:0;max-height:100vh;overflow:auto}}\n"
    ".panel{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:1.1rem 1.3rem}\n",
    /* the copy */
    ".copy h3{font-size:1.05rem;margin:1.2rem 0 .3rem}.copy p{margin:.45rem 0}.copy ul,.copy ol{margin:.4rem 0;padding-left:1.5rem}"
    ".copy .l2{margin-left:1.2rem}.copy .l3{margin-left:2.4rem}.copy .l4{margin-left:3.6rem}\n"
    ".copy .wide{overflow-x:auto;margin:.6rem 0}.copy table{border-collapse:collapse;font-size:.94rem;line-height:1.45}"
    ".copy th,.copy td{border-bottom:1px solid var(--line);padding:.3rem .8rem .3rem 0;text-align:start;vertical-align:top;min-width:4rem;overflow-wrap:break-word}\n"
    ".copy blockquote{margin:.6rem 0;padding-left:.8rem;border-left:3px solid var(--line)}"
    ".copy .term{font-weight:600;margin-bottom:0}.copy .definition{margin:.1rem 0 .5rem 1.2rem}\n"
    ".copy .kind{color:var(--soft);font-size:.78rem;margin-right:.4rem;font-family:system-ui,sans-serif}\n"
    ".copy .skipped{color:var(--soft);font-size:.85rem;border-left:3px solid var(--line);padding-left:.6rem}.skipped summary{color:inherit}\n"
    "a.m{color:inherit;background:var(--mark);text-decoration:underline dotted var(--edge) 2px;text-underline-offset:3px}\n"
    "a.m:target{outline:2px solid var(--edge)}a.m.un{text-decoration:underline wavy var(--bad) 1px}\n"
    ".num{font-size:.68rem;vertical-align:super;line-height:0;margin:0 .1rem;text-indent:0}\n",
    /* the cards */
    ".claim{margin-bottom:1rem;scroll-margin-top:1rem}.claim:target{border-color:var(--edge);box-shadow:0 0 0 2px var(--edge)}\n"
    ".claim h3{margin:0;font-size:1.06rem;line-height:1.4}.claim blockquote{margin:.5rem 0;padding-left:.8rem;border-left:3px solid var(--line);color:var(--soft);font-style:italic}\n"
    ".badge{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 .55rem;font-size:.75rem;line-height:1.5;margin:0 .25rem .2rem 0}\n"
    ".searched{color:var(--good)}.partial,.unsearched{color:var(--bad);font-weight:600}.warn{color:var(--warn)}.bad{color:var(--bad);font-weight:600}\n"
    "ol.studies{padding-left:1.4rem;margin:.6rem 0}ol.studies>li{margin:.6rem 0;line-height:1.4}\n"
    ".studies q{display:block;margin:.2rem 0;padding-left:.7rem;border-left:3px solid var(--edge)}\n"
    "a.title{font-weight:600;text-decoration:none}a.title:hover{text-decoration:underline}.claim .back{margin:.6rem 0 0}\n"
    ".contents{margin:0 0 1rem}.contents ol{margin:.5rem 0;padding-left:2rem;font-size:.94rem}.contents a{text-decoration:none}.contents a:hover{text-decoration:underline}\n"
    "#claims:focus{outline:none}.panel+.panel{margin-top:1rem}li[id]:target{outline:2px solid var(--edge)}\n"
    "details{margin:.4rem 0}summary{cursor:pointer;color:var(--link);font-size:.86rem}\n"
    "code{font:.8rem/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}\n"
    ".rating{border-top:1px solid var(--line);margin-top:.6rem;padding-top:.5rem}\n"
    "footer{color:var(--soft);font-size:.86rem;padding-bottom:3rem}\n",
    /* on paper: everything open, no colour needed */
    "@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--back:#fff;--mark:#fff;--edge:#777;--link:#000;"
    "--good:#000;--warn:#000;--bad:#000}body{font-size:10.5pt}header,main,footer{padding:0;max-width:none}"
    ".cols{display:block}.copy{position:static;max-height:none;overflow:visible;margin-bottom:1.5rem}.copy .wide{overflow:visible}"
    ".panel{border:0;padding:0}.claim{border-top:1px solid var(--line);border-radius:0;padding-top:.6rem}.studies li{break-inside:avoid}"
    "h2,h3{break-after:avoid}.skip,.contents,.back{display:none}summary{list-style:none;color:var(--soft)}"
    "details::details-content{display:block;content-visibility:visible;block-size:auto}a{text-decoration:none}"
    "a.m{text-decoration:underline dotted}a.m.un{text-decoration:underline wavy}}\n",
    NULL,
};
