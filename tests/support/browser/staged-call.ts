/** Everything a call on stand-ins needs, started together and ended together: both services, the call's page, the browser. */
import { startAnthropicStandIn, type AnthropicStandIn } from '../standins/anthropic-server';
import { startDeepgramStandIn, type DeepgramStandIn } from '../standins/deepgram-server';
import { tonePairHearing } from '../standins/tone-pair-hearing';
import { startCallPage, type CallPage } from './call-page';
import { launchWithExtension, type BrowserWithExtension } from './launch';
import { encodeCall, type SpokenLine } from './spoken-call';

export interface StagedCall {
  readonly recogniser: DeepgramStandIn;
  readonly claude: AnthropicStandIn;
  /** Plays the customer's side; the browser's microphone plays the rep's. */
  readonly callPage: CallPage;
  readonly browser: BrowserWithExtension;
  close(): Promise<void>;
}

/** Start it all; nothing is set in the extension yet, and nobody talks. The keys are those the stand-ins let in. */
export async function stageCall({
  lines,
  deepgramKey,
  claudeKey,
  extensionDir = 'dist',
}: {
  readonly lines: readonly SpokenLine[];
  readonly deepgramKey: string;
  readonly claudeKey: string;
  /** The built extension. */
  readonly extensionDir?: string;
}): Promise<StagedCall> {
  const call = await encodeCall(lines);
  const recogniser = await startDeepgramStandIn({ hearing: tonePairHearing(call.vocabulary), keys: [deepgramKey] });
  // Slow enough that a person could see it stream.
  const claude = await startAnthropicStandIn({ keys: [claudeKey], pieceMs: 12 });
  const callPage = await startCallPage({ wav: call.customerWav, title: 'Acme call' });
  const browser = await launchWithExtension({ extensionDir, microphoneWav: call.repWav });
  return {
    recogniser,
    claude,
    callPage,
    browser,
    close: async () => {
      await browser.close();
      await Promise.all([callPage.close(), recogniser.stop(), claude.stop(), call.remove()]);
    },
  };
}
