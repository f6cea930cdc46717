/** A mistake or a lack on the user's side: shown as two sentences, without a stack. */
export class UserError extends Error {
  name = 'UserError'

  /**
   * @param {string} message What is wrong.
   * @param {string} resolution What to do about it, as one sentence.
   * @param {unknown} [cause]
   */
  constructor(message, resolution, cause) {
    super(message, { cause })
    this.resolution = resolution
  }
}
