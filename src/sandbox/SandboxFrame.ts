/**
 * The hidden, sandboxed iframe, on the page's main thread. Its origin is opaque, its own policy
 * lets it load blobs and nothing else; removing it ends every worker in it at once, endless loops
 * too.
 */
import type { FrameBoot, FrameSupply } from './frameProtocol.ts';

/** Who can open and close the sandbox; there is at most one. */
export interface SandboxFrames {
  /** Opens a fresh frame whose control port is the other end of `control`. */
  open(control: MessagePort): Promise<void>;
  /** Gives the open frame what TaskManagers are made of; rejects where it cannot be loaded. */
  supply(): Promise<void>;
  /** Removes the frame, if there is one. */
  close(): Promise<void>;
}

/** Makes the frame in a document. `baseUrl` is where the app's files lie. */
export class SandboxFrame implements SandboxFrames {
  private readonly document: Document;
  private readonly baseUrl: string;
  private readonly texts = new Map<string, Promise<string>>();
  private frame: HTMLIFrameElement | null = null;
  private supplied: HTMLIFrameElement | null = null;

  constructor(document: Document, baseUrl: string) {
    this.document = document;
    this.baseUrl = baseUrl;
  }

  async open(control: MessagePort): Promise<void> {
    await this.close();
    const frame = this.document.createElement('iframe');
    this.frame = frame;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('aria-hidden', 'true');
    frame.tabIndex = -1;
    frame.hidden = true;
    frame.title = 'Sandbox';
    frame.src = new URL('sandbox.html', this.baseUrl).href;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    this.document.body.append(frame);
    const [evaluatorText] = await Promise.all([this.textOf(EVALUATOR), loaded]);
    if (this.frame !== frame) return;
    const boot: FrameBoot = { kind: 'millrace-boot', evaluatorText };
    // The frame's origin is opaque: no target origin but '*' can name it.
    frame.contentWindow?.postMessage(boot, '*', [control]);
    // Beside the first graph, and before anybody can ask for a run. Who asks hears why it fails.
    this.textOf(TASK_MANAGER).catch(() => undefined);
  }

  async supply(): Promise<void> {
    const { frame } = this;
    const taskManagerText = await this.textOf(TASK_MANAGER);
    if (this.frame !== frame || this.supplied === frame) return;
    this.supplied = frame;
    const supply: FrameSupply = { kind: 'millrace-supply', taskManagerText };
    frame?.contentWindow?.postMessage(supply, '*');
  }

  async close(): Promise<void> {
    this.frame?.remove();
    this.frame = null;
    this.supplied = null;
  }

  /** Loaded once; what failed is tried again by the next who asks. */
  private textOf(script: Script): Promise<string> {
    const known = this.texts.get(script.file);
    if (known !== undefined) return known;
    const text = fetchText(new URL(script.file, this.baseUrl).href, script.priority);
    this.texts.set(script.file, text);
    text.catch(() => this.texts.delete(script.file));
    return text;
  }
}

interface Script {
  readonly file: string;
  readonly priority: RequestPriority;
}

const EVALUATOR: Script = { file: 'sandbox-evaluator.js', priority: 'high' };
const TASK_MANAGER: Script = { file: 'sandbox-worker.js', priority: 'low' };

async function fetchText(url: string, priority: RequestPriority): Promise<string> {
  const response = await fetch(url, { priority });
  if (!response.ok)
    throw new Error(`The sandbox's worker could not be loaded (${response.status})`);
  return response.text();
}
