/** The element `<truy-xuat>`; docs/embedding/api.md says what each part means. */
export type Lang = "vi" | "en" | "zh";

export type Verdict =
  | "not_a_product_code" | "link" | "code_invalid" | "recalled" | "expired" | "warning" | "needs_cross_check"
  | "incomplete" | "record_found" | "product_only" | "not_found" | "not_looked_up" | "code_valid";

export interface Source {
  name: string;
  role: "province" | "nation" | "registry";
  host: string;
  state: "asking" | "found" | "not_found" | "unavailable" | "not_asked";
  why: string | null;
  events: number | null;
  /** Milliseconds since 1970 UTC. */
  asked: number | null;
  answered: number | null;
  incomplete: boolean;
}

export interface Report {
  version: 1;
  code: string;
  verdict: Verdict;
  item: {
    gtin: string | null;
    lot: string | null;
    serial: string | null;
    level: "product" | "lot" | "item" | null;
    name: string | null;
  };
  findings: { code: string; level: "note" | "warn" | "stop" }[];
  sources: Source[];
  /** Milliseconds since 1970 UTC. */
  made: number;
  pending: boolean;
}

export interface Scan { code: string; symbology: string | null }

export interface StateChange {
  state: "scanning" | "reading" | "choosing" | "asking" | "report";
  camera: "off" | "starting" | "running" | "failed";
  error: string;
}

export interface ScanError { code: `TX-${number}`; retryable: boolean; help: string; name?: string }

export interface Advice { words: string; forward: string }

/** The sentences are missing where not even they could be fetched. */
export interface Obstacle { code: `TX-${number}`; retryable: boolean; vi?: Advice; en?: Advice; zh?: Advice; help?: string }

export interface TruyXuatEventMap {
  ready: CustomEvent<null>;
  scan: CustomEvent<Scan>;
  report: CustomEvent<Report>;
  "truyxuat-report": CustomEvent<Report>;
  statechange: CustomEvent<StateChange>;
  scanerror: CustomEvent<ScanError>;
  navigate: CustomEvent<{ href: string }>;
}

export interface TruyXuatElement extends HTMLElement {
  mode: string;
  /** An address, JSON, or an object, which is written as JSON. */
  get config(): string;
  set config(value: string | object | null);
  inputs: string;
  formats: string;
  theme: string;
  accent: string;
  province: string;
  history: string;
  links: string;
  code: string;
  assetBase: string;
  autostart: boolean;
  compact: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  reset(): Promise<void>;
  submit(text: string): Promise<Report>;
  scanImage(picture: Blob): Promise<void>;
  setTorch(on: boolean): Promise<void>;
  setZoom(factor: number): Promise<void>;
  listCameras(): Promise<{ id: string; label: string }[]>;
  selectCamera(id: string): Promise<void>;
  check(): Promise<Obstacle[]>;
  addEventListener<K extends keyof TruyXuatEventMap>(
    kind: K, hear: (this: TruyXuatElement, event: TruyXuatEventMap[K]) => void, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(kind: string, hear: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "truy-xuat": TruyXuatElement;
  }
}
