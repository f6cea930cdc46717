/** What the browser parts of the bench need and the scripts have: a build of the app, and a Chromium. */
export interface BrowserNeeds {
  /** Builds the app where that is due. @returns The folder of the build. */
  readonly build: () => Promise<string>
  /** @returns The path of a Chromium that starts. */
  readonly findChromium: () => Promise<string>
  readonly chromiumArgs: () => readonly string[]
}
