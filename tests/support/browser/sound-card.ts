import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { ensureSystem } from './system-packages.ts';

/** The rate of recordings, samples per second, mono. */
export const RECORDING_RATE_HZ = 16_000;

/** A sound card that exists only for one test: what is played to it can be recorded. */
export interface SoundCard {
  /** Environment of a program that shall play to this card. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts recording all that is played; resolves when sound (or silence) is really coming in. */
  record(): Promise<Recording>;
  /** Ends the card and its recordings; may be called twice. */
  close(): Promise<void>;
}

/** A recording in progress. */
export interface Recording {
  /** What was played since the start and has come in by now, at RECORDING_RATE_HZ: it comes on a clock of its own. */
  sound(): Int16Array;
  stop(): Promise<void>;
}

/**
 * Starts a PulseAudio server of its own with one null sink, touching nothing of the machine's real sound.
 * @throws Error naming the command to run where PulseAudio isn't installed.
 */
export async function startSoundCard(): Promise<SoundCard> {
  ensureSystem({ needs: ['sound-card'] });
  const runtimeDir = await mkdtemp(join(tmpdir(), 'sound-card-'));
  const env = {
    XDG_RUNTIME_DIR: runtimeDir,
    PULSE_RUNTIME_PATH: join(runtimeDir, 'pulse'),
    PULSE_SERVER: `unix:${runtimeDir}/pulse/native`,
  };
  const run = (command: string, args: string[]) =>
    spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  const server = run('pulseaudio', [
    '-n',
    '--daemonize=no',
    '--exit-idle-time=-1',
    // The folder is ours alone (0700), so no cookie is needed.
    '--load=module-native-protocol-unix auth-anonymous=1',
    '--load=module-null-sink sink_name=null',
    // What is played comes back as a microphone, as from loudspeakers; of a sink's own monitor Chrome takes no notice.
    '--load=module-remap-source source_name=room master=null.monitor',
  ]);
  // A test run that crashes must not leave a sound server behind.
  const endWithUs = () => server.kill();
  process.once('exit', endWithUs);
  const recorders = new Set<ChildProcess>();
  const close = async () => {
    process.off('exit', endWithUs);
    await Promise.all([...recorders, server].map(end));
    await rm(runtimeDir, { recursive: true, force: true });
  };

  try {
    await eventually('PulseAudio to start', async () => {
      if (server.exitCode !== null) throw new Error(`PulseAudio ended with exit code ${server.exitCode}.`);
      const [status] = await once(run('pactl', ['info']), 'close');
      return status === 0 ? 'started' : undefined;
    });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    env,
    close,
    record: async () => {
      const recorder = run('parec', [
        '--device=null.monitor',
        `--rate=${RECORDING_RATE_HZ}`,
        '--channels=1',
        '--format=s16le',
        '--raw',
        '--latency-msec=50',
      ]);
      recorders.add(recorder);
      const chunks: Buffer[] = [];
      recorder.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      await Promise.race([once(recorder.stdout, 'data'), failed(recorder)]);
      return {
        sound: () => samplesOf(Buffer.concat(chunks)),
        stop: async () => {
          await end(recorder);
          recorders.delete(recorder);
        },
      };
    },
  };
}

async function failed(recorder: ChildProcess): Promise<never> {
  const [code] = await once(recorder, 'close');
  throw new Error(`parec ended before it recorded anything (exit code ${String(code)}).`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

function samplesOf(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length >> 1);
  for (let i = 0; i < samples.length; i += 1) samples[i] = bytes.readInt16LE(2 * i);
  return samples;
}
