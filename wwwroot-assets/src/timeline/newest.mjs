// Questions of which only the newest matters: one is on its way at a time, and between two there is a pause. Pure but for the clock it is given.

export class Newest {
  #ask;
  #tell;
  #wait;
  #wanted = null;
  #isBusy = false;

  /** @param ask gives the answer to a question, or fails @param tell called with {answer, failed} when nothing newer is wanted @param wait lets a pause pass */
  constructor(ask, tell, wait) {
    [this.#ask, this.#tell, this.#wait] = [ask, tell, wait];
  }

  want(question) {
    this.#wanted = question;
    if (!this.#isBusy) this.#work();
  }

  /** Nobody waits for an answer any more. */
  leave() {
    this.#wanted = null;
  }

  async #work() {
    this.#isBusy = true;
    while (this.#wanted !== null) {
      const question = this.#wanted;
      const said = await this.#ask(question).then((answer) => ({ answer, failed: null }), (failed) => ({ answer: null, failed }));
      if (this.#wanted === question) {
        this.#wanted = null;
        this.#tell(said);
      }
      await this.#wait();
    }
    this.#isBusy = false;
  }
}
