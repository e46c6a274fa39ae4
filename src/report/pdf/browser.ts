/** Finds the first browser that really starts, and remembers why the ones before it did not. */
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { candidates, type Candidate } from "./candidates.js";
import { launch, type RunningBrowser } from "./launch.js";
import { hasPeer } from "./peers.js";
import { reasonOf } from "../../dataset/io/reason.js";

export interface BrowserPlan {
  readonly executablePath?: string;
  readonly cacheDir?: string;
  readonly fontconfig: string | null;
}

type Found = Extract<Candidate, { readonly found: true }>;

/** A function that starts a browser; only its first call searches. */
export function browserStarter(plan: BrowserPlan): () => Promise<Result<RunningBrowser>> {
  let chosen: Found | null = null;
  let searching: Promise<unknown> = Promise.resolve();
  const startOne = async (): Promise<Result<RunningBrowser>> => {
    if (chosen !== null) return startAgain(chosen, plan);
    const first = await startFirst(plan);
    if (first.ok) chosen = first.value.candidate;
    return first.ok ? succeed(first.value.browser, first.issues) : first;
  };
  return () => {
    const start = searching.then(startOne);
    // several browsers wanted at once: the others wait for the search, not for one another
    searching = chosen === null ? start.catch(() => undefined) : Promise.resolve();
    return start;
  };
}

async function startFirst(plan: BrowserPlan): Promise<Result<{ readonly browser: RunningBrowser; readonly candidate: Found }>> {
  if (!hasPeer("puppeteer-core")) return fail([puppeteerMissing()]);
  const tried: string[] = [];
  const passedOver: Issue[] = [];
  let anyFound = false;
  const failed = ({ source }: Candidate, place: string, reason: string): void => {
    tried.push(`${source}${place === source ? "" : ` (${place})`}: ${reason}`);
    // somebody asked for this very browser
    if (source === "option" || source === "PUPPETEER_EXECUTABLE_PATH") passedOver.push(issue("browser-passed-over", { path: source === "option" ? "executablePath" : source, expected: place, actual: reason }));
  };
  for await (const candidate of candidates(plan, plan.cacheDir)) {
    if (!candidate.found) {
      failed(candidate, candidate.looked, candidate.reason);
      continue;
    }
    anyFound = true;
    try {
      return succeed({ browser: await launch({ ...candidate, fontconfig: plan.fontconfig }), candidate }, passedOver);
    } catch (error) {
      failed(candidate, candidate.executable, reasonOf(error));
    }
  }
  return fail([noBrowser(anyFound, tried)]);
}

async function startAgain(chosen: Found, plan: BrowserPlan): Promise<Result<RunningBrowser>> {
  try {
    return succeed(await launch({ ...chosen, fontconfig: plan.fontconfig }));
  } catch (error) {
    return fail([noBrowser(true, [`${chosen.source} (${chosen.executable}): ${reasonOf(error)}`])]);
  }
}

export const puppeteerMissing = (): Issue => issue("package-not-found", { path: "puppeteer-core", expected: "puppeteer-core", actual: "not installed" });

export function noBrowser(anyFound: boolean, tried: readonly string[]): Issue {
  return issue(anyFound ? "browser-does-not-start" : "browser-not-found", {
    expected: "npm install --save-dev @sparticuz/chromium (Linux x64), apt-get install chromium-headless-shell, or PUPPETEER_EXECUTABLE_PATH=/path/to/chrome",
    actual: `tried in this order: ${tried.join("; ")}`,
  });
}
