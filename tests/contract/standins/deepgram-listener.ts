/** A client of the stand-in recogniser made of nothing but Deepgram's own SDK. */
import { DeepgramClient } from '@deepgram/sdk';
import { Changes } from '../../support/standins/changes';
import type { ListenMessage, Results } from '../../support/standins/deepgram-messages';

/** The query that the product sends, or one like it. */
export const LISTEN_QUERY = {
  model: 'nova-3',
  encoding: 'linear16',
  sample_rate: 16_000,
  channels: 2,
  multichannel: 'true',
  interim_results: 'true',
  endpointing: 300,
  utterance_end_ms: 1000,
  smart_format: 'true',
  vad_events: 'true',
};

export type Listener = Awaited<ReturnType<typeof connectListener>>;

/** Connect, and note all that comes; `closed` gives how the server closed it. */
export async function connectListener(
  baseUrl: string,
  key: { readonly apiKey: string } | { readonly accessToken: string },
  query: Record<string, unknown> & { readonly model: string } = LISTEN_QUERY,
) {
  const socket = await new DeepgramClient({ ...key, baseUrl }).listen.v1.createConnection({
    ...query,
    reconnectAttempts: 0,
    Authorization: '',
  });
  const changes = new Changes();
  const messages: ListenMessage[] = [];
  let opens = 0;
  let close: { readonly code: number; readonly reason: string } | undefined;
  socket.on('open', () => {
    opens += 1;
    changes.ring();
  });
  socket.on('message', (message) => {
    messages.push(message as ListenMessage);
    changes.ring();
  });
  socket.on('close', ({ code, reason }) => {
    close ??= { code, reason };
    changes.ring();
  });
  socket.on('error', () => changes.ring());
  socket.connect();
  return {
    socket,
    messages,
    get hasOpened() {
      return opens > 0;
    },
    opened: () => changes.until(() => opens > 0),
    until: (holds: () => boolean) => changes.until(holds),
    closed: async () => {
      await changes.until(() => close !== undefined);
      return close ?? { code: 0, reason: '' };
    },
    finals: (channel: number): Results[] =>
      messages
        .filter((message) => message.type === 'Results')
        .filter((results) => results.is_final === true && results.channel_index[0] === channel),
    close: () => socket.close(),
  };
}

/** The words of results, in order. */
export const transcriptOf = (results: readonly Results[]): string =>
  results
    .map(({ channel }) => channel.alternatives[0]?.transcript ?? '')
    .filter((text) => text !== '')
    .join(' ');
