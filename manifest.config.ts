import { defineManifest } from '@crxjs/vite-plugin';
import pkg from './package.json' with { type: 'json' };

export default defineManifest(({ mode }) => ({
  manifest_version: 3,
  default_locale: 'en',
  name: mode === 'production' ? '__MSG_extension_name__' : '__MSG_extension_name_dev__',
  description: '__MSG_extension_description__',
  version: pkg.version,
  // sidePanel.open (116) and getContexts (116); tabCapture from a worker into an offscreen page (116); toSorted (110).
  minimum_chrome_version: '120',
  icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
  action: {
    default_title: '__MSG_extension_name__',
    default_popup: 'src/popup/index.html',
    default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
  },
  background: { service_worker: 'src/background/index.ts', type: 'module' },
  side_panel: { default_path: 'src/sidepanel/index.html' },
  options_ui: { page: 'src/options/index.html', open_in_tab: true },
  // One file for all sites: two entries sharing code would be loaded as modules, through web_accessible_resources.
  content_scripts: [
    { matches: ['https://meet.google.com/*'], js: ['src/content/index.ts'], run_at: 'document_idle' },
    {
      matches: ['https://phone.aircall.io/*', 'https://workspace.aircall.io/*'],
      js: ['src/content/index.ts'],
      run_at: 'document_idle',
      // Aircall's phone also sits in frames of its workspace.
      all_frames: true,
    },
  ],
  permissions: [
    'tabCapture', // hear the customer: the audio of the tab the rep clicked in
    'activeTab', // what that click grants: this tab's capture, its address and title, and no other tab's
    'offscreen', // a page that can hold the streams; a service worker can't
    'sidePanel', // where the coach is read
    'storage', // settings (local), the running call's journal (session), the team's policy (managed)
    'unlimitedStorage', // kept calls aren't evicted when the disk runs low; shows no warning. See docs/adr/0010
  ],
  // Four suggested keys at most; the panel lists what they really are. Alt+Shift with A, C, N, P, R, X, Z is Chrome's own (Chromium 156).
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_extension_command_open__' },
    'help-me-now': { suggested_key: { default: 'Alt+Shift+H' }, description: '__MSG_extension_command_help__' },
    'not-now': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_extension_command_not_now__' },
    'toggle-pin': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_extension_command_pin__' },
  },
  // Encrypted hosts, and this machine (a self-hosted recogniser, stand-ins in tests). The code connects only to what settings name.
  content_security_policy: {
    extension_pages: [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  },
  // Without this, any extension may connect (nobody would answer it): with an empty list none may, and web pages never could.
  externally_connectable: { ids: [] },
  storage: { managed_schema: 'managed-schema.json' },
}));
