/** Sound as 16-bit samples, one array a channel, all of one length. */
export interface Pcm {
  readonly sampleRateHz: number;
  readonly channels: readonly Int16Array[];
}

const FULL_SCALE = 32_767;
const HEADER_BYTES = 44;
const PCM_FORMAT = 1;

/**
 * Reads a WAV file of 16-bit PCM, whatever chunks stand around the sound.
 * @throws Error when it is something else.
 */
export function readWav(file: Buffer): Pcm {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('Not a WAV file.');
  }
  const format = chunk(file, 'fmt ');
  const data = chunk(file, 'data');
  const channelCount = format.readUInt16LE(2);
  if (format.readUInt16LE(0) !== PCM_FORMAT || format.readUInt16LE(14) !== 16 || channelCount === 0) {
    throw new Error('Not 16-bit PCM.');
  }
  const length = Math.floor(data.length / (2 * channelCount));
  const channels = Array.from({ length: channelCount }, (_, channel) =>
    Int16Array.from({ length }, (_sample, i) => data.readInt16LE(2 * (i * channelCount + channel))),
  );
  return { sampleRateHz: format.readUInt32LE(4), channels };
}

/** The bytes of a WAV file that holds this sound. */
export function writeWav({ sampleRateHz, channels }: Pcm): Buffer {
  const count = channels.length;
  const length = channels[0]?.length ?? 0;
  const file = Buffer.alloc(HEADER_BYTES + 2 * count * length);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM_FORMAT, 20);
  file.writeUInt16LE(count, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * 2 * count, 28);
  file.writeUInt16LE(2 * count, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(2 * count * length, 40);
  for (const [channel, samples] of channels.entries()) {
    for (const [i, sample] of samples.entries()) file.writeInt16LE(sample, HEADER_BYTES + 2 * (i * count + channel));
  }
  return file;
}

/** A tone to be made: amplitude is 0 to 1 of full scale. */
export interface Tone {
  readonly hz: number;
  readonly durationMs: number;
  readonly sampleRateHz: number;
  readonly amplitude?: number;
}

/** A sine tone, half of full scale unless told otherwise. */
export function sine({ hz, durationMs, sampleRateHz, amplitude = 0.5 }: Tone): Int16Array {
  const length = Math.round((durationMs * sampleRateHz) / 1000);
  return Int16Array.from({ length }, (_, i) =>
    Math.round(FULL_SCALE * amplitude * Math.sin((2 * Math.PI * hz * i) / sampleRateHz)),
  );
}

/** Sounds on top of one another, as long as the longest, clipped at full scale. */
export function mix(...sounds: readonly Int16Array[]): Int16Array {
  const length = Math.max(0, ...sounds.map((sound) => sound.length));
  return Int16Array.from({ length }, (_, i) => {
    const sum = sounds.reduce((total, sound) => total + (sound[i] ?? 0), 0);
    return Math.max(-FULL_SCALE - 1, Math.min(FULL_SCALE, sum));
  });
}

/**
 * The level of one tone within a sound, in dB of a full-scale sine (0 dB; silence is -Infinity), by Goertzel's algorithm
 * under a Blackman-Harris window, whose side lobes at -92 dB keep another tone from being taken for this one.
 */
export function goertzelDb(samples: Int16Array, hz: number, sampleRateHz: number): number {
  const turn = (2 * Math.PI * hz) / sampleRateHz;
  const feedback = 2 * Math.cos(turn);
  let previous = 0;
  let beforeThat = 0;
  let windowSum = 0;
  for (const [i, sample] of samples.entries()) {
    const weight = blackmanHarris(i / samples.length);
    windowSum += weight;
    const current = (weight * sample) / FULL_SCALE + feedback * previous - beforeThat;
    beforeThat = previous;
    previous = current;
  }
  const power = previous ** 2 + beforeThat ** 2 - feedback * previous * beforeThat;
  return 20 * Math.log10((2 * Math.sqrt(Math.max(0, power))) / windowSum);
}

/** The window's weight at a place from 0 to 1 (Harris 1978, four terms). */
function blackmanHarris(place: number): number {
  const angle = 2 * Math.PI * place;
  return 0.35875 - 0.48829 * Math.cos(angle) + 0.14128 * Math.cos(2 * angle) - 0.01168 * Math.cos(3 * angle);
}

function chunk(file: Buffer, name: string): Buffer {
  for (let at = 12; at + 8 <= file.length;) {
    const size = file.readUInt32LE(at + 4);
    // sox, when it writes to a pipe, doesn't know the size and says 0x7fffffff: subarray ends with the file.
    if (file.toString('latin1', at, at + 4) === name) return file.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new Error(`A WAV file without "${name.trim()}".`);
}
