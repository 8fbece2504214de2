// What a person does with the page, in a headless browser. Run by test_page.py, which makes the pages and names them in
// the JSON file given; prints one line per check that fails and ends with 1, or says how many checks passed.
"use strict";
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const given = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const need = createRequire(path.join(given.modules, "package.json"));
const { chromium } = need("playwright-core");
const axe = fs.readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");

const TAGS = new Set(("HTML HEAD META TITLE STYLE SCRIPT BODY HEADER H1 H2 H3 UL OL LI SPAN BUTTON MAIN ARTICLE P BR DIV SECTION A I EM STRONG " +
  "DETAILS SUMMARY TABLE THEAD TBODY TR TH TD FOOTER NAV DIALOG KBD").split(" "));
let passed = 0;
const failures = [];
function check(what, good, more) {
  if (good) passed += 1;
  else failures.push(`${what}${more === undefined ? "" : `: ${JSON.stringify(more).slice(0, 600)}`}`);
}

// A page that notes all that must not happen.
async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const seen = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && seen.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { seen.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => request.url() !== `file://${file}` && !request.url().startsWith(`file://${file}#`) && seen.push(`request: ${request.url()}`));
  await page.addInitScript(() => { window.hit = () => console.error("text of a report was run"); });
  await page.goto(`file://${file}`);
  return { page, seen, context };
}

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary}`);
}

const current = (page) => page.evaluate(() => [...document.querySelectorAll(".claim")].findIndex((c) => c.hasAttribute("aria-current")));

async function keysAndClicks(browser) {
  const { page, seen, context } = await open(browser, given.demo);
  const claims = await page.locator(".claim").count();
  check("the demo has claims", claims > 8, claims);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  check("j goes to the next claim", (await current(page)) === 1, await current(page));
  await page.keyboard.press("k");
  check("k goes back", (await current(page)) === 0);
  check("the claim has the focus", await page.evaluate(() => document.activeElement.matches(".claim[aria-current]")));
  check("its trigger is marked", (await page.locator("a.v.on").count()) >= 1);
  check("arcs are drawn", (await page.locator("svg.arcs path").count()) >= 1);
  await page.keyboard.press("?");
  check("? opens the help", await page.evaluate(() => document.getElementById("help").open));
  await page.keyboard.press("j");
  check("the help takes no j", (await current(page)) === 0);
  await page.keyboard.press("Escape");
  check("Escape closes the help", !(await page.evaluate(() => document.getElementById("help").open)));
  await page.click("#keys");
  await page.click("#close");
  check("the button opens and closes it", !(await page.evaluate(() => document.getElementById("help").open)));
  const trigger = page.locator("a.v").nth(3);
  const goal = (await trigger.getAttribute("href")).slice(1);
  await trigger.click();
  check("a click on coloured words selects their claim", await page.evaluate((id) => document.getElementById(id).hasAttribute("aria-current"), goal));
  await page.locator(".claim").nth(2).locator("p").first().click({ position: { x: 3, y: 3 } });
  check("a click on a claim selects it", (await current(page)) === 2);
  await page.keyboard.press("Escape");
  check("Escape selects none", (await current(page)) === -1);
  check("and takes the arcs away", (await page.locator("svg.arcs").count()) === 0);
  await page.locator("a.v[data-arcs*='actor']").first().hover();
  check("arcs come on hover", (await page.locator("svg.arcs text", { hasText: "actor" }).count()) >= 1);
  const why = page.locator("details.why").first();
  await why.locator("summary").click();
  check("why opens", await why.evaluate((d) => d.open && d.querySelectorAll("tbody tr").length > 4));
  for (let i = 0; i < claims + 3; i += 1) await page.keyboard.press("j");
  check("j stops at the last claim", (await current(page)) === claims - 1);
  check("the last claim is in sight", await page.locator(".claim").last().evaluate((c) => { const b = c.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight; }));
  check("sentences are sentences", (await page.locator(".claim > p:first-child").allTextContents()).every((s) => /^[^a-z].*\.$/su.test(s)));
  check("nothing unwanted happened", seen.length === 0, seen);
  await context.close();
}

async function looks(browser) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(browser, given.demo, { colorScheme, bypassCSP: true });
    await page.keyboard.press("j");
    await page.locator("details.why").first().evaluate((d) => { d.open = true; });
    const found = await violations(page);
    check(`no violation that axe finds, ${colorScheme}`, found.length === 0, found);
    if (colorScheme === "light") {
      await page.keyboard.press("?");
      const help = await violations(page);
      check("nor with the help open", help.length === 0, help);
      await page.keyboard.press("Escape");
    }
    await context.close();
  }
  const { page, context } = await open(browser, given.demo);
  const style = (selector, name) => page.locator(selector).first().evaluate((e, n) => getComputedStyle(e)[n], name);
  for (const line of ["solid", "dashed", "dotted"]) check(`${line} lines are ${line}`, (await style(`.v.${line}, .chip.${line}`, "textDecorationStyle")) === line);
  const colours = new Set();
  for (const quad of [1, 2, 3, 4]) colours.add(await style(`.q${quad}`, "backgroundColor"));
  check("four kinds of event have four colours", colours.size === 4, [...colours]);
  await page.emulateMedia({ media: "print" });
  check("on paper all claims are there", await page.evaluate(() => [...document.querySelectorAll(".claim, .par")].every((e) => e.getBoundingClientRect().height > 0 && getComputedStyle(e.parentElement).overflow !== "scroll")));
  check("and no keys", (await style("#keys", "display")) === "none");
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 360, height: 700 });
  check("a small screen need not scroll sideways", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), await page.evaluate(() => document.documentElement.scrollWidth));
  await context.close();
}

async function withoutScript(browser) {
  const { page, context } = await open(browser, given.demo, { javaScriptEnabled: false });
  const trigger = page.locator("a.v").nth(5);
  const goal = await trigger.getAttribute("href");
  await trigger.click();
  check("without script coloured words lead to their claim", page.url().endsWith(goal) && (await page.locator(goal).isVisible()));
  await context.close();
}

// Every stretch holds the words that its span says, however the spans lie; the text is whole.
async function overlaps(browser) {
  const { page, seen, context } = await open(browser, given.overlap);
  const found = await page.evaluate(() => {
    const text = document.querySelector(".text");
    const words = {};
    for (const element of text.querySelectorAll("a, span")) {
      const id = element.id || element.dataset.of;
      words[id] = (words[id] || "") + element.textContent;
    }
    const brackets = [...text.querySelectorAll("i")].map((i) => (i.classList.contains("o") ? "[" : "]")).join("");
    return { words, text: text.textContent, brackets, nested: text.querySelectorAll("a a").length };
  });
  const points = [...given.overlapText];
  check("the text is whole", found.text === given.overlapText, found.text);
  for (const [id, start, end] of given.overlapSpans) {
    const want = points.slice(start, end).join("");
    check(`stretch ${id}`, (found.words[`d1-${id}`] || "") === want, [found.words[`d1-${id}`], want]);
  }
  let open_ = 0;
  for (const bracket of found.brackets) { open_ += bracket === "[" ? 1 : -1; if (open_ < 0) break; }
  check("brackets open and close", open_ === 0 && found.brackets.length === 12, found.brackets);
  check("no link lies in a link", found.nested === 0);
  await page.keyboard.press("j");
  check("nothing unwanted happened to overlaps", seen.length === 0, seen);
  await context.close();
}

// What was given as text is text: the same letters, no element, attribute, request or script of its own.
async function hostile(browser, file, texts, what) {
  const { page, seen, context } = await open(browser, file);
  const found = await page.evaluate((tags) => {
    const wrong = [];
    const known = new Set(tags);
    for (const element of document.querySelectorAll("*")) {
      if (!known.has(element.tagName)) wrong.push(element.tagName);
      for (const attribute of element.attributes) {
        if (/^on|^style$|^src/i.test(attribute.name)) wrong.push(`${element.tagName} ${attribute.name}`);
        if (attribute.name === "href" && !/^#[\w-]*$/.test(attribute.value)) wrong.push(attribute.value);
      }
    }
    return { wrong, scripts: document.scripts.length, styles: document.querySelectorAll("style, link").length,
             texts: [...document.querySelectorAll(".text")].map((t) => t.textContent),
             titles: [...document.querySelectorAll("article > h2")].map((t) => t.textContent) };
  }, [...TAGS]);
  check(`${what}: only the page's own elements`, found.wrong.length === 0, found.wrong.slice(0, 5));
  check(`${what}: one script and one style`, found.scripts === 1 && found.styles === 1, [found.scripts, found.styles]);
  check(`${what}: every report is there`, found.texts.length === texts.length, [found.texts.length, texts.length]);
  texts.forEach((text, i) => check(`${what}: text ${i} letter for letter`, found.texts[i] === text, [found.texts[i], text]));
  const claims = Math.min(await page.locator(".claim").count(), 5);
  for (let i = 0; i < claims; i += 1) await page.keyboard.press("j");
  check(`${what}: nothing was run, asked for or refused`, seen.length === 0, seen.slice(0, 5));
  await context.close();
}

async function large(browser) {
  const { page, seen, context } = await open(browser, given.large);
  await page.keyboard.press("j");
  await page.locator(".claim").last().evaluate((c) => c.scrollIntoView());
  await page.locator(".claim").last().locator("p").first().click({ position: { x: 3, y: 3 } });
  check("a long report can be used to its end", await page.locator(".claim").last().evaluate((c) => c.hasAttribute("aria-current")));
  const inSight = await page.waitForFunction(() => {
    const box = document.querySelector("a.v.on").getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }, null, { timeout: 10000 }).catch(() => null);
  check("its last trigger is in sight", inSight !== null);
  check("nothing unwanted happened to it", seen.length === 0, seen);
  await context.close();
}

async function main() {
  const browser = await chromium.launch({ executablePath: given.chromium, args: ["--no-sandbox"] });
  try {
    const steps = { keysAndClicks, looks, withoutScript, overlaps, large,
      everyField: (b) => hostile(b, given.hostile, given.hostileTexts, "every field"),
      coded: (b) => hostile(b, given.coded, given.codedTexts, "coded") };
    for (const [name, step] of Object.entries(steps)) {
      const began = Date.now();
      await step(browser);
      console.log(`${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
    if (given.screenshot) {
      const { page } = await open(browser, given.demo, { viewport: { width: 1240, height: 700 } });
      for (let i = 0; i < 11; i += 1) await page.keyboard.press("j");
      await page.screenshot({ path: given.screenshot });
    }
  } finally {
    await browser.close();
  }
  for (const failure of failures) console.log(`FAILED ${failure}`);
  console.log(`${passed} checks passed, ${failures.length} failed (${browser.version ? browser.version() : ""})`);
  process.exit(failures.length ? 1 : 0);
}

main().catch((error) => { console.log(`FAILED ${error.stack}`); process.exit(1); });
