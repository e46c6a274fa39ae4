/** What a browser is told at its start: no network, no disturbance, the same look everywhere. */

/** `<-loopback>` sends even 127.0.0.1 to the dead proxy: measured to stop what offline mode, interception and CSP let through. */
const NO_NETWORK = ["--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND"];

/** Nothing that calls home, asks, or writes outside the profile. */
const QUIET = [
  "--disable-background-networking",
  "--disable-breakpad",
  "--disable-component-extensions-with-background-pages",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-features=MediaRouter,OptimizationHints,Translate",
  "--disable-sync",
  "--metrics-recording-only",
  "--mute-audio",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--password-store=basic",
  "--use-mock-keychain",
];

/** A page nobody sees is not slowed down; the graphics libraries are not there. */
const SPEED = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-hang-monitor",
  "--disable-ipc-flooding-protection",
  "--disable-renderer-backgrounding",
  "--in-process-gpu",
];

const LOOK = ["--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars"];

/** The helpers of the sandbox would be left for process 1 to reap, which in containers often does not. */
const NO_SANDBOX = ["--no-sandbox", "--no-zygote"];

export function browserArguments(profile: string, sandbox: boolean): readonly string[] {
  return [
    "--headless",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    ...NO_NETWORK,
    ...QUIET,
    ...SPEED,
    ...LOOK,
    ...(sandbox ? [] : NO_SANDBOX),
    "about:blank",
  ];
}
