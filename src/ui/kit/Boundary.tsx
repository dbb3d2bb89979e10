/** Holds a fault of one panel inside it, so that the rest of the screen lives on. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { detailsOf } from './faultDetails.ts';
import { retryParts } from './lazyPart.tsx';

/** What is left after a fault. */
export interface Fault {
  /** For a report: what was thrown, and in which components. */
  readonly details: string;
  /** Draws the children anew. */
  retry(): void;
}

/** What it guards, and what stands there after a fault. */
export interface BoundaryProps {
  readonly children: ReactNode;
  /** When it changes, there is something else to draw: the children are tried again. */
  readonly resetOn?: unknown;
  fallback(fault: Fault): ReactNode;
}

interface BoundaryState {
  readonly error: { readonly thrown: unknown } | null;
  readonly components: string;
}

const WHOLE: BoundaryState = { error: null, components: '' };

/** The guard. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state = WHOLE;

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { error: { thrown } };
  }

  override componentDidCatch(_: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ components: componentStack ?? '' });
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.resetOn !== this.props.resetOn && this.state.error !== null) this.retry();
  }

  override render() {
    const { error, components } = this.state;
    if (error === null) return this.props.children;
    const details = detailsOf(error.thrown, components);
    return this.props.fallback({ details, retry: () => this.retry() });
  }

  private retry(): void {
    retryParts();
    this.setState(WHOLE);
  }
}
