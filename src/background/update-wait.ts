/**
 * An update of the extension waits for the end of a call: reloading ends every capture and empties storage.session. It also waits
 * while a panel is open, since the call that just ended may still be read there.
 */
export class UpdateWait {
  private isWaiting = false;
  private readonly mayReload: () => boolean;

  /** @param mayReload whether nobody would miss anything. */
  constructor(mayReload: () => boolean) {
    this.mayReload = mayReload;
  }

  /** A new version is there. Chrome holds it back for whoever listens, until a reload or the browser's next start. */
  arrived(): void {
    this.isWaiting = true;
    this.look();
  }

  /** A call has ended or a panel closed: look again. */
  look(): void {
    if (this.isWaiting && this.mayReload()) chrome.runtime.reload();
  }
}
