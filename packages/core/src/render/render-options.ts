// What every renderer is told besides the report.

export interface RenderOptions {
  /** Columns that a line may take. */
  readonly width: number;
  /** Whether escape sequences for colours may stand in it. */
  readonly colour: boolean;
  /** Also what is usually left out: accepted tags, each plain wheel. */
  readonly verbose: boolean;
}
