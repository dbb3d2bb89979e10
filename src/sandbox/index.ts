/** The sandbox as the app sees it: the iframe, and the home of workers in it. */
export { BrowserEventLoop } from './BrowserEventLoop.ts';
export { DomPort } from './DomPort.ts';
export { startPolicyWorker } from './policyWorker.ts';
export { Sandbox } from './Sandbox.ts';
export type { SandboxFrames } from './SandboxFrame.ts';
export { SandboxFrame } from './SandboxFrame.ts';
