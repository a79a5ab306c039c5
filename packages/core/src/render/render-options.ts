// What every renderer is told besides the report.

export interface RenderOptions {
  /** Columns that a line may take. */
  readonly width: number;
  readonly colour: boolean;
  readonly verbose: boolean;
}
