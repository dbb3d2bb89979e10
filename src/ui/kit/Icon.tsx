/** The icons of the chrome: 16-pixel strokes in the text's colour, hidden from screen readers. */
import type { ReactNode } from 'react';

const SHAPES = {
  play: <path d="M4.5 3.2v9.6l8-4.8z" fill="currentColor" stroke="none" />,
  stop: <rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" stroke="none" />,
  chevron: <path d="M4.5 6.5 8 10l3.5-3.5" />,
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9" />
      <path d="M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
    </>
  ),
  moon: <path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z" />,
  panelLeft: <path d="M2.5 3.5h11v9h-11zM6 3.5v9" />,
  panelRight: <path d="M2.5 3.5h11v9h-11zM10 3.5v9" />,
  panelBottom: <path d="M2.5 3.5h11v9h-11zM2.5 9.5h11" />,
  fit: <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />,
  plus: <path d="M8 3.5v9M3.5 8h9" />,
  minus: <path d="M3.5 8h9" />,
  tidy: <path d="M2.5 3h4v3.5h-4zM9.5 9.5h4V13h-4zM2.5 9.5h4V13h-4zM6.5 4.8h3M9.5 3h4v3.5h-4z" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: <path d="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7" />,
  download: <path d="M8 2.5v7M5 7l3 3 3-3M3 13h10" />,
  undo: <path d="M5.5 3 3 5.5 5.5 8M3 5.5h6.5a3.5 3.5 0 0 1 0 7H6" />,
  error: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.6M8 10.9v.1" />,
  warning: <path d="M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.2v.1" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  down: <path d="M8 3v10M4 9l4 4 4-4" />,
  late: <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" stroke="var(--late)" strokeWidth="2" />,
  watermark: <path d="M1.5 12h4V8h4.5V4h4.5" stroke="var(--watermark)" strokeWidth="1.8" />,
} as const satisfies Record<string, ReactNode>;

/** The name of an icon. */
export type IconName = keyof typeof SHAPES;

/** One icon. */
export function Icon(props: { readonly name: IconName; readonly size?: number }) {
  const size = props.size ?? 16;
  return (
    <svg
      aria-hidden="true"
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SHAPES[props.name]}
    </svg>
  );
}

/** The app's mark: two currents and a drop of the third colour. */
export function Logo() {
  return (
    <svg aria-hidden="true" className="icon" width="22" height="20" viewBox="0 0 22 20" fill="none">
      <path
        d="M1.5 5.5c2.2-2.6 4.4-2.6 6.4 0s4.2 2.6 6.4 0 4.200-2.600 6.200 0"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="M1.500 11.500c2.200-2.600 4.400-2.600 6.400 0s4.200 2.600 6.400 0 4.200-2.600 6.200 0"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinecap="round"
        opacity="0.6"
      />
      <circle cx="11" cy="17" r="1.900" fill="var(--late)" />
    </svg>
  );
}
