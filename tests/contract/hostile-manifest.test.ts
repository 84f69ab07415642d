/** What the manifest and the sources promise about who gets in and what may run; docs/security.md says why. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifestConfig from '../../manifest.config';

interface Manifest {
  readonly permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly externally_connectable?: unknown;
  readonly web_accessible_resources?: unknown;
  readonly sandbox?: unknown;
  readonly content_scripts?: readonly { readonly matches: readonly string[]; readonly world?: string }[];
  readonly content_security_policy?: { readonly extension_pages?: string; readonly sandbox?: string };
}

const manifest = await readManifest();
const securityDoc = readFileSync('docs/security.md', 'utf8');

describe('the manifest', () => {
  it('should ask for these permissions and no others, each with its reason in the threat model', () => {
    expect(manifest.permissions).toEqual([
      'tabCapture',
      'activeTab',
      'offscreen',
      'sidePanel',
      'storage',
      'unlimitedStorage',
    ]);
    for (const permission of manifest.permissions ?? []) expect(securityDoc).toContain(`| \`${permission}\``);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_permissions).toBeUndefined();
    expect(manifest.optional_host_permissions).toBeUndefined();
  });

  it('should let nobody connect from outside, and no web page load a file of ours', () => {
    expect(manifest.externally_connectable).toEqual({ ids: [] });
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.sandbox).toBeUndefined();
  });

  it('should run content scripts on named call sites only, apart from the page', () => {
    const matches = manifest.content_scripts?.flatMap((script) => script.matches) ?? [];
    expect(matches.toSorted()).toEqual([
      'https://meet.google.com/*',
      'https://phone.aircall.io/*',
      'https://workspace.aircall.io/*',
    ]);
    expect(manifest.content_scripts?.map(({ world }) => world)).toEqual([undefined, undefined]);
  });
});

describe('the content security policy', () => {
  const policy = new Map(
    (manifest.content_security_policy?.extension_pages ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );

  it('should let run what is packed and nothing else', () => {
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect([...policy.values()].flat().join(' ')).not.toMatch(/unsafe|blob:|\*(?!$|\s)(?!:)/);
  });

  it('should connect over encrypted lines, or within this machine', () => {
    const plain = (policy.get('connect-src') ?? []).filter((source) => /^(http|ws):/.test(source));
    expect(plain.filter((source) => !/^(http|ws):\/\/(127\.0\.0\.1|localhost):\*$/.test(source))).toEqual([]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    expect(policy.get('img-src')).toEqual(["'self'", 'data:']);
  });
});

describe('the sources', () => {
  const sources = filesIn('src').map((file) => ({ file, text: withoutComments(readFileSync(file, 'utf8')) }));

  it.each([
    ['make code of text', /\beval\(|new Function\b|set(?:Timeout|Interval)\(\s*['"`]|importScripts|\bimport\(\s*[^'"]/],
    [
      'make elements of text',
      /innerHTML\s*=|outerHTML\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|DOMParser|srcdoc/,
    ],
    ['listen to the outside', /onMessageExternal|onConnectExternal|onUserScriptMessage/],
    ['fetch scripts', /createElement\(\s*['"]script|<script[^>]+src=["']https?:/],
  ])('should not %s', (_, pattern) => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('should not turn off zod’s caution about new Function in any context that parses', () => {
    const entries = ['src/background/index.ts', 'src/ui/zod-without-eval.ts', 'src/offscreen/main.ts'];
    for (const entry of entries) {
      expect(sources.find(({ file }) => file === entry)?.text, entry).toMatch(/jitless: true|zod-without-eval/);
    }
  });
});

describe('the dependencies', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

  it('should each be one version, whose bytes are known', () => {
    const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const { packages } = read('package-lock.json') as {
      readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly resolved?: string }>>;
    };
    const locked = Object.entries(packages).filter(([path]) => path !== '');
    expect(locked.length).toBeGreaterThan(versions.length);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
    // The lockfile leaves the registry out; anything else would be named.
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});

// Helpers

async function readManifest(): Promise<Manifest> {
  const config: unknown = manifestConfig;
  const made =
    typeof config === 'function'
      ? (config as (env: object) => unknown)({ mode: 'production', command: 'build' })
      : config;
  return (await made) as Manifest;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const withoutComments = (code: string): string => code.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
