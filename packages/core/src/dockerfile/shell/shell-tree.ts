// The parts of a shell script that are followed; words are as written, with their quotes and variables.

export type ShellNode =
  | { readonly kind: 'simple'; readonly command: SimpleCommand }
  | { readonly kind: 'pipeline'; readonly parts: readonly ShellNode[]; readonly negated: boolean }
  | { readonly kind: 'chain'; readonly first: ShellNode; readonly rest: readonly ChainLink[] }
  | { readonly kind: 'if'; readonly branches: readonly IfBranch[]; readonly otherwise: ShellList }
  | { readonly kind: 'case'; readonly at: number; readonly subject: string; readonly branches: readonly CaseBranch[] }
  | {
      readonly kind: 'for';
      readonly at: number;
      readonly variable: string;
      readonly items: readonly string[];
      readonly body: ShellList;
    }
  | { readonly kind: 'group'; readonly body: ShellList; readonly subshell: boolean }
  | { readonly kind: 'function'; readonly name: string; readonly body: ShellList }
  | {
      readonly kind: 'loop';
      readonly condition: ShellList;
      readonly body: ShellList;
      readonly until: boolean;
      /** What the redirections behind it open. */
      readonly opened: SimpleCommand | undefined;
    }
  /** A loop: whether and how often it runs is not followed. */
  | { readonly kind: 'maybe'; readonly body: ShellList }
  /** What stands deeper than is followed. */
  | { readonly kind: 'cut' };

export type ShellList = readonly ShellNode[];

export interface SimpleCommand {
  readonly words: readonly string[];
  readonly redirects: readonly Redirect[];
  /** What `<<EOF` feeds it. */
  readonly heredoc?: string;
  readonly heredocAt?: number;
  /** Whether nothing within that is expanded. */
  readonly quoted?: boolean;
  /** Whether its redirections are those of a compound, whose commands write there. */
  readonly around?: true;
  /** Where it begins in its script. */
  readonly at: number;
}

export interface Redirect {
  /** `>`, `>>`, `<` */
  readonly operator: string;
  /** The number before it. */
  readonly descriptor?: string;
  readonly target: string;
}

export interface ChainLink {
  readonly operator: '&&' | '||';
  readonly node: ShellNode;
}

export interface IfBranch {
  readonly condition: ShellList;
  readonly body: ShellList;
}

export interface CaseBranch {
  readonly patterns: readonly string[];
  readonly body: ShellList;
}
