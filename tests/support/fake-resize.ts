/** The browser's `ResizeObserver` for jsdom, which lays nothing out: a test says what changed its size. By vitest's `setupFiles`. */
const observers = new Set<FakeResizeObserver>();

class FakeResizeObserver implements ResizeObserver {
  private readonly observed = new Set<Element>();

  private readonly callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.callback = callback;
    observers.add(this);
  }

  observe(element: Element): void {
    this.observed.add(element);
  }

  unobserve(element: Element): void {
    this.observed.delete(element);
  }

  disconnect(): void {
    observers.delete(this);
  }

  tell(element: Element): void {
    if (this.observed.has(element)) this.callback([], this);
  }
}

/** An element has another size now: whoever observes it is told. */
export const resized = (element: Element): void => observers.forEach((observer) => observer.tell(element));

Object.assign(globalThis, { ResizeObserver: FakeResizeObserver });
