/** Samples put together and taken apart: several channels on one wire. */

/** Channels of equal length as one run of samples, one of each in turn: how Deepgram takes several channels. */
export function interleave(channels: readonly Int16Array[]): Int16Array {
  const length = Math.max(0, ...channels.map((channel) => channel.length));
  const samples = new Int16Array(length * channels.length);
  channels.forEach((channel, c) => {
    channel.forEach((sample, n) => {
      samples[n * channels.length + c] = sample;
    });
  });
  return samples;
}

/** The channels of interleaved samples. */
export const deinterleave = (samples: Int16Array, channels: number): Int16Array[] =>
  Array.from({ length: channels }, (_, c) =>
    Int16Array.from({ length: Math.floor(samples.length / channels) }, (_, n) => samples[n * channels + c] ?? 0),
  );

/** Runs of samples, one after the other. */
export function join(runs: readonly Int16Array[]): Int16Array {
  const joined = new Int16Array(runs.reduce((length, run) => length + run.length, 0));
  let at = 0;
  for (const run of runs) {
    joined.set(run, at);
    at += run.length;
  }
  return joined;
}

/** Channels as one, each at its share of the loudness. */
export const mix = (channels: readonly Int16Array[]): Int16Array =>
  Int16Array.from(channels[0] ?? [], (_, n) =>
    Math.round(channels.reduce((sum, channel) => sum + (channel[n] ?? 0), 0) / channels.length),
  );
