import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What of the operating system a script or test can ask for. */
export type SystemNeed = 'chromium' | 'sound-card' | 'fonts';

/** The one command that gives a Debian-like system all of it. */
export const INSTALL_COMMAND =
  'apt-get update && apt-get install -y chromium pulseaudio pulseaudio-utils fonts-liberation';

/** Real binaries before anything on PATH: Debian's /usr/bin/chromium is a wrapper that adds its own --load-extension. */
const USUAL_BINARIES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/lib/chromium/chromium',
    '/usr/lib/chromium-browser/chromium-browser',
    '/opt/google/chrome/chrome',
    '/opt/chromium.org/chromium/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(process.env['HOME'] ?? '', 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((root) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'].map((path) =>
      join(process.env[root] ?? 'C:\\', path),
    ),
  ),
};

const NAMES_ON_PATH = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

/**
 * Finds what is needed of the system and, as root on a Debian-like one, installs what is missing (and says so on stderr). Where it
 * may not, fonts are done without: texts are a little wider or narrower then.
 * @throws Error naming the one command to run when something is missing and may not be installed from here.
 */
export function ensureSystem({ needs }: { readonly needs: readonly SystemNeed[] }): void {
  if (missingOf(needs).length === 0) return;
  if (mayInstall()) install(missingOf(needs));
  const missing = missingOf(needs).filter(isIndispensable);
  if (missing.length > 0) throw new Error(`${missing.map(inWords).join(' and ')} not found. ${advice()}`);
}

/** The path of a Chromium or Chrome binary on this machine: CHROME_PATH if set, else the usual places, else PATH. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CHROME_PATH names ${chosen}, which is not a program that can be run.`);
    return chosen;
  }
  return (
    USUAL_BINARIES[process.platform]?.find(isExecutable) ?? NAMES_ON_PATH.map(onPath).find((path) => path !== undefined)
  );
}

const isIndispensable = (need: SystemNeed): boolean => need !== 'fonts';

function missingOf(needs: readonly SystemNeed[]): SystemNeed[] {
  return needs.filter((need) => !IS_THERE[need]());
}

const IS_THERE: Readonly<Record<SystemNeed, () => boolean>> = {
  chromium: () => findChromium() !== undefined,
  'sound-card': hasSoundCard,
  // Debian's place for them: nowhere else are they installed from here.
  fonts: () => existsSync('/usr/share/fonts/truetype/liberation'),
};

function hasSoundCard(): boolean {
  return ['pulseaudio', 'parec', 'pactl'].every((name) => onPath(name) !== undefined);
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;
}

function install(missing: readonly SystemNeed[]): void {
  process.stderr.write(`${missing.map(inWords).join(' and ')} not found; running: ${INSTALL_COMMAND}\n`);
  const { status } = spawnSync('sh', ['-c', INSTALL_COMMAND], {
    // apt's own words belong to the person waiting, not to whoever reads our standard output.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0 && missing.some(isIndispensable))
    throw new Error(`Installing failed (exit ${status}). Run it by hand: ${INSTALL_COMMAND}`);
}

function advice(): string {
  if (onPath('apt-get') !== undefined) return `Run: sudo sh -c '${INSTALL_COMMAND}'`;
  return process.platform === 'darwin'
    ? 'Run: brew install --cask google-chrome && brew install pulseaudio'
    : 'Install Chrome or Chromium (or set CHROME_PATH to its binary), and PulseAudio where the sound card is recorded.';
}

const inWords = (need: SystemNeed): string => IN_WORDS[need];

const IN_WORDS: Readonly<Record<SystemNeed, string>> = {
  chromium: 'Chromium or Chrome',
  'sound-card': 'PulseAudio (pulseaudio, parec, pactl)',
  fonts: 'Liberation fonts',
};

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
