// page.mjs REPORT.html…: opens each report in Chromium and holds it to what a reader may expect, whatever was in the article:
// nothing found by axe-core in light and dark, wide and narrow; no sideways scrolling; no request and no script; every mark
// reaches its card and every card its mark by keyboard; headings in order; all text of the cards in print.
// Prints one line a finding; exit 1 when there is any, 77 when the browser does not start.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LOOKS = [[1280, 'light'], [1280, 'dark'], [360, 'light'], [360, 'dark']];
const MARKS_TRIED = 8; // by keyboard; that every link has its target is tested of all
let findings = 0;
const wrong = (where, what) => { findings++; console.log(`${where}: ${what}`); };
const squeeze = text => text.replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069]+/gu, '');

async function looks(browser, file, where) {
    for (const [width, colorScheme] of LOOKS) {
        const at = `${where} ${width} ${colorScheme}`;
        // axe-core comes in by the debugger's channel, past the page's policy; the page itself may run nothing
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(file);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0)
            wrong(at, `scrolls sideways by ${wide} px`);
        await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
        const open = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (open > 0)
            wrong(at, `scrolls sideways by ${open} px with everything open`);
        await page.evaluate(axe);
        const result = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
        for (const v of result.violations)
            wrong(at, `${v.id}: ${v.help}: ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary}`);
        await context.close();
    }
}

async function isolation(browser, file, where) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const requests = [];
    page.on('request', r => requests.push(r.url()));
    page.on('dialog', d => { wrong(where, 'a dialog'); d.dismiss(); });
    await page.goto(file);
    for (const target of await page.$$('h1, h3, .copy p, .copy a.m'))
        await target.dispatchEvent('mouseover');
    await page.waitForTimeout(200);
    if (requests.length !== 1)
        wrong(where, `requests beside the page: ${requests.slice(1, 4)}`);
    const found = await page.evaluate(() => ({
        hacked: window.hacked,
        active: document.querySelectorAll('script, iframe, object, embed, img, form, link, base, style ~ style').length,
        handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
        links: [...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(h => !/^(#|https:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/\d+\/$)/.test(h)),
        lang: document.documentElement.lang, csp: !!document.querySelector('meta[http-equiv=Content-Security-Policy]'),
        levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1]),
        ids: [...document.querySelectorAll('[id]')].map(e => e.id),
        dangling: [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1))),
        noback: [...document.querySelectorAll('.claim')].filter(c => !c.querySelector('a[href^="#at-"]')).length,
        cards: document.querySelectorAll('.claim').length,
    }));
    if (found.hacked !== undefined) wrong(where, `a script of the article ran (${found.hacked})`);
    if (found.active) wrong(where, `${found.active} active elements`);
    if (found.handlers) wrong(where, `${found.handlers} elements with event handlers`);
    if (found.links.length) wrong(where, `links elsewhere: ${found.links.slice(0, 3)}`);
    if (found.lang !== 'en') wrong(where, `lang is "${found.lang}"`);
    if (!found.csp) wrong(where, 'no content security policy');
    if (found.levels[0] !== 1 || found.levels.some((l, i) => i && (l === 1 || l > found.levels[i - 1] + 1))) wrong(where, `headings out of order: ${found.levels}`);
    if (new Set(found.ids).size !== found.ids.length) wrong(where, 'an id occurs twice');
    if (found.dangling.length) wrong(where, `links to nowhere: ${found.dangling.slice(0, 5)}`);
    if (found.noback) wrong(where, `${found.noback} of ${found.cards} cards without a way back`);
    if (found.cards < 5) wrong(where, `only ${found.cards} cards; the test would test nothing`);
    await context.close();
}

const focused = page => page.evaluate(() => {
    const e = document.activeElement;
    return { href: e.getAttribute('href'), card: e.closest('.claim')?.id, mark: e.matches('a.m'), id: e.id };
});
const visibleHash = page => page.evaluate(() => {
    const box = document.querySelector(location.hash)?.getBoundingClientRect();
    return !!box && box.bottom > 0 && box.top < innerHeight;
});

async function keyboard(browser, file, where) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(file);
    await page.keyboard.press('Tab');
    if ((await focused(page)).href !== '#claims') wrong(where, 'the first stop of the keyboard is not the skip link');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const skipped = await page.evaluate(() => !!document.activeElement.closest('#claims') && document.activeElement.id !== 'claims');
    if (!skipped) wrong(where, 'the skip link does not lead to the claims');
    await page.goto('about:blank');
    await page.goto(file);
    const marks = await page.evaluate(() => document.querySelectorAll('a.m').length);
    const step = Math.max(1, Math.floor(marks / MARKS_TRIED));
    for (let i = 0; i < marks; i += step) {
        // the mark before is focused, then only keys are used: Tab to the mark, Enter, Tab to the way back, Enter
        await page.evaluate(n => { history.replaceState(null, '', location.pathname); document.querySelectorAll(n ? 'a.m' : '.skip')[n ? n - 1 : 0]?.focus(); }, i);
        let at;
        for (let t = 0; t < 10; t++) {
            await page.keyboard.press('Tab');
            at = await focused(page);
            if (at.mark) break;
        }
        if (!at.mark) { wrong(where, `mark ${i + 1} is not reached by Tab`); continue; }
        await page.keyboard.press('Enter');
        if (!await visibleHash(page)) wrong(where, `Enter on mark ${i + 1} does not show its card`);
        const card = at.href.slice(1);
        let back = null;
        for (let t = 0; t < 40 && !back; t++) {
            await page.keyboard.press('Tab');
            at = await focused(page);
            if (at.card !== card) break;
            if (at.href?.startsWith('#at-')) back = at.href;
        }
        if (!back) { wrong(where, `no way back from ${card} by Tab`); continue; }
        await page.keyboard.press('Enter');
        at = await focused(page);
        if ('#' + at.id !== back || !at.mark || !await visibleHash(page)) wrong(where, `the way back from ${card} does not end on its mark`);
    }
    await context.close();
    return marks;
}

async function print(browser, file, where, scratch) {
    const page = await browser.newPage();
    await page.goto(file);
    const texts = await page.evaluate(() => [...document.querySelectorAll('.claim h3, .claim .title, .claim details code')].map(e => e.textContent));
    const pdf = join(scratch, 'page.pdf');
    writeFileSync(pdf, await page.pdf({ format: 'A4' }));
    let printed;
    try {
        printed = squeeze(execFileSync('pdftotext', ['-raw', '-nopgbrk', pdf, '-'], { maxBuffer: 1 << 28 }).toString());
    } catch (e) {
        console.log(`${where}: print not tested: pdftotext: ${e.code}`);
        return;
    }
    // fonts of the machine may lack a script and reading order of mixed ones is the extractor's: plain text is held against it
    const plain = texts.filter(t => /^[\x20-\x7E\u00A0-\u017F\u2010-\u201D]*$/.test(t));
    const lacking = plain.filter(t => !printed.includes(squeeze(t)));
    if (lacking.length)
        wrong(where, `${lacking.length} of ${plain.length} texts are not in print, first: ${lacking[0]}`);
    await page.close();
}

let browser;
try {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
        '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
} catch (e) {
    console.log(`the browser does not start: ${String(e.message).split('\n')[0]}`);
    process.exit(77);
}
const scratch = mkdtempSync(join(tmpdir(), 'page-'));
try {
    for (const path of process.argv.slice(2)) {
        const file = pathToFileURL(path).href, where = basename(path);
        await isolation(browser, file, where);
        await looks(browser, file, where);
        const marks = await keyboard(browser, file, where);
        await print(browser, file, where, scratch);
        console.log(`${where}: ${marks} marks looked at`);
    }
} finally {
    rmSync(scratch, { recursive: true });
    await browser.close();
}
process.exit(findings ? 1 : 0);
