/** Which services a call can reach, as settings and the browser tell it. */
import { isLoopback, type Settings } from '../settings/settings';

/** There is a key, so Claude can be asked. */
export const isModelReady = ({ anthropicKey }: Settings): boolean => anthropicKey !== '';

/** No network leads to Claude. Only a clear no of the browser counts; a gateway on this machine answers without one. */
export const isModelCutOff = ({ anthropicUrl }: Settings): boolean =>
  globalThis.navigator?.onLine === false && localHost(anthropicUrl) === undefined;

/** Host and port of an address on this machine; undefined of any other. Never throws: whatever a call tells the panel comes by here. */
export function localHost(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, host } = new URL(url);
  return isLoopback(hostname) ? host : undefined;
}
