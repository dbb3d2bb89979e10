/** Serves the screen over the scripted client, to look at: `node test/support/screen/serve.mjs`. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: join(tmpdir(), 'vite-screen'),
  server: {
    fs: { allow: ['../../..'] },
    port: 5199,
    strictPort: true,
    host: '127.0.0.1',
    hmr: false,
  },
});
await server.listen();
server.printUrls();
