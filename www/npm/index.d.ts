/** What a page sets on the element. Values are texts, as in HTML. */
export interface MotCuaAttributes {
  /** Our own id (`temporary-residence`) or a national code (`1.004194`). */
  procedure?: string;
  /** Two digits of a province in force since 1 July 2025. */
  province?: string;
  /** Your code of the office that is rated. */
  office?: string;
  channel?: 'online' | 'counter' | 'post' | 'kiosk';
  /** Any of `guide estimate rating`; `rating` alone asks for a rating after a dossier. */
  parts?: string;
  /** `button`: nothing heavy is fetched before it is pressed; `officer`: two at one screen. */
  mode?: 'inline' | 'button' | 'officer';
  /** The folder of the compiled catalogue. */
  catalogue?: string;
  /** The address before `/v1/ratings`. */
  collector?: string;
  /** The folder of the widget's files. */
  base?: string;
  lang?: 'vi' | 'en' | (string & {});
  theme?: 'light' | 'dark' | 'auto';
  /** A date or moment to preview, such as `2026-08-21T10:00`. */
  'as-of'?: string;
  /** A signed proof that one dossier is completed. */
  ticket?: string;
  /** There or not: free text may be given. */
  comments?: '' | boolean;
  storage?: 'device' | 'session' | 'none';
}

/** What `getState` tells: never an answer. */
export interface MotCuaState {
  screen: string;
  widget?: string;
  catalogue?: string;
  loader?: string;
}

/** Events of the element, by name; none holds what a person said. */
export interface MotCuaEvents {
  'mc-ready': CustomEvent<{ screen: string; widget: string; catalogue: string }>;
  'mc-step': CustomEvent<{ screen: string; procedure: string }>;
  'mc-result': CustomEvent<{ procedure: string }>;
  'mc-rating': CustomEvent<{ procedure: string }>;
  'mc-rating-sent': CustomEvent<{ procedure: string }>;
  'mc-rating-queued': CustomEvent<{ procedure: string }>;
  'mc-reset': CustomEvent<null>;
  'mc-error': CustomEvent<{ code: string; hint: string }>;
}

export interface MotCuaElement extends HTMLElement {
  /** Forgets answers, place and rating. */
  reset(): void;
  getState(): MotCuaState;
  addEventListener<K extends keyof MotCuaEvents>(
    type: K,
    listener: (this: MotCuaElement, event: MotCuaEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions
  ): void;
}

/** The one global of the loader. */
export interface MotCua {
  version: string;
  /** Makes a `<mot-cua>` inside `target`, around what stands there. */
  mount(target: Element, attributes?: MotCuaAttributes): MotCuaElement;
}

/** Adds the loader's script to the page, once; `base` is where `dist/` is served. */
export function load(base?: string): Promise<MotCua>;

declare global {
  interface Window {
    MotCua?: MotCua;
  }
  interface HTMLElementTagNameMap {
    'mot-cua': MotCuaElement;
  }
}
