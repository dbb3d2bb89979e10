/** Holds a fault of one panel inside it, so that the rest of the screen lives on. */
import { Component, type ReactNode } from 'react';

/** What it guards, and what stands there after a fault. */
export interface BoundaryProps {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}

/** The guard. */
export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
