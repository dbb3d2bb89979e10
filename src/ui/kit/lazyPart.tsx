/**
 * Parts of the screen that the first view does without. They are loaded when the page has time,
 * so that they are there at the first click; where one cannot be loaded, its boundary says so and
 * tries again. Until one is there, its place stays empty.
 */
import { type ComponentType, Suspense, use } from 'react';

interface Loader {
  load(): Promise<unknown>;
  forgetFailure(): void;
}

const loaders: Loader[] = [];

/** A component that is loaded when it is first drawn, or by `loadParts`. */
export function lazyPart<Props extends object>(
  importPart: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let part: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  let hasFailed = false;
  const load = (): Promise<ComponentType<Props>> => {
    loading ??= importPart().then(
      (loaded) => {
        part = loaded;
        return loaded;
      },
      (error: unknown) => {
        hasFailed = true;
        throw error;
      },
    );
    return loading;
  };
  const forgetFailure = () => {
    if (hasFailed) loading = null;
    hasFailed = false;
  };
  loaders.push({ load, forgetFailure });
  function Part(props: Props) {
    const Loaded = part ?? use(load());
    return <Loaded {...props} />;
  }
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

/** Loads all parts; never rejects: one that does not come is tried again by who draws it. */
export async function loadParts(): Promise<void> {
  await Promise.allSettled(loaders.map(({ load }) => load()));
  retryParts();
}

/** What could not be loaded is loaded anew when it is drawn again. */
export function retryParts(): void {
  for (const { forgetFailure } of loaders) forgetFailure();
}
