/** The offscreen page: captures calls for the worker. Of the chrome API only chrome.runtime is here. */
import { z } from 'zod';
import { CAPTURE_PORT } from '../protocol/capture-port';
import { openCallAudio, openProbeAudio } from './call-audio';
import { Captures } from './captures';
import { systemClock } from './clock';
import { connectToDeepgram } from './deepgram';

// The extension's policy refuses `new Function`, which zod would else probe for.
z.config({ jitless: true });

new Captures(() => chrome.runtime.connect({ name: CAPTURE_PORT }), {
  openCallAudio,
  openProbeAudio,
  openConnection: connectToDeepgram,
  clock: systemClock,
}).connect();
