import { Component, type ReactNode } from 'react';
import { Problem } from './Problem';

/** Shows what a page threw, with the id of the request where there is one. A page whose code is gone, after an update, comes with a reload. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Problem error={this.state.error} onRetry={() => window.location.reload()} />;
  }
}
