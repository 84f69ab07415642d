/**
 * `npm test`: every test there is (CI also checks and breaks calls: .ci/run). Installs the browser's system packages where it may,
 * builds, runs every test project, and ends with one plain line of counts. `--e2e-only` leaves out the quick projects.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { ensureSystem } from '../tests/support/browser/system-packages.ts';

const QUICK = ['core', 'pages', 'contract'];
const REPORT = 'out/test-report.json';

ensureSystem({ needs: ['chromium', 'sound-card', 'fonts'] });
run('npx', ['vite', 'build', '--logLevel', 'warn']);

const projects = process.argv.includes('--e2e-only') ? ['e2e'] : [...QUICK, 'e2e'];
mkdirSync('out', { recursive: true });
const counts = { passed: 0, failed: 0 };
for (const group of [projects.filter((name) => name !== 'e2e'), ['e2e']]) {
  if (group.length === 0) continue;
  const status = test(group);
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  counts.passed += report.numPassedTests;
  // A file that doesn't load fails without a single failed test.
  counts.failed += report.numFailedTests > 0 ? report.numFailedTests : status === 0 ? 0 : 1;
}
console.log(`${String(counts.passed)} passed, ${String(counts.failed)} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

function test(names: readonly string[]): number {
  const args = ['vitest', 'run', ...names.flatMap((name) => ['--project', name])];
  return (
    spawnSync('npx', [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`], {
      stdio: 'inherit',
    }).status ?? 1
  );
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
