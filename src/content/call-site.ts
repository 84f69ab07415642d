/** What the watch needs to know of a site where calls happen. Adapters only read: nothing on the page is touched. */
import type { CallReport } from '../protocol/messages';
import type { CallFacts } from './call-progress';

export interface CallSite {
  readonly name: CallReport['site'];
  readonly hosts: readonly string[];
  /** Attributes whose change can change what {@link readCall} gives; elements that come and go are watched anyway. */
  readonly attributes: readonly string[];
  /** Buttons that leave the call. */
  readonly leaveButtons: string;
  /** What the page shows now; `unknown` when unsure. */
  readCall(document: Document, location: Pick<Location, 'pathname'>): CallFacts;
  /** What a message that the site documents says of the call; undefined for any other. */
  readMessage?(message: Pick<MessageEvent<unknown>, 'data' | 'origin'>): CallFacts | undefined;
}
