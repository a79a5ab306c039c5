// What make runs for its targets: as GNU Make 4.3 prints it by `make -n TARGETS` (its own line of each beside it), in a folder that holds
// the Makefile alone; what the environment and functions come to is left to the shell, where nobody may know of it.

import { expect, it } from 'vitest';
import { makeCommand } from '../../../packages/core/src/dockerfile/make/make-command.ts';
import { makeRecipes } from '../../../packages/core/src/dockerfile/make/make-recipes.ts';
import { readMakefile } from '../../../packages/core/src/dockerfile/make/read-makefile.ts';

type Recipes = readonly string[] | undefined;

const environment = new Map([
  ['FROM_ENV', 'env'],
  ['BOTH', 'env'],
]);

function recipes(text: string, words: string): Recipes {
  const command = makeCommand(words.split(' ').filter(Boolean));
  if (command === undefined) return undefined;
  const makefile = readMakefile(text, command.variables, (name) => environment.get(name), '/app');
  return makefile && makeRecipes(makefile, command.targets)?.map(({ line, text: run }) => `${line} ${run}`);
}

const cases: Readonly<Record<string, readonly [makefile: string, words: string, recipes: readonly string[]]>> = {
  'the first target': ['a:\n\techo a\nb:\n\techo b\n', '', ['2 echo a']],
  'the first that is none of make': ['.PHONY: b\n.SUFFIXES:\nb:\n\techo b\na:\n\techo a\n', '', ['4 echo b']],
  'the default goal': ['.DEFAULT_GOAL := b\na:\n\techo a\nb:\n\techo b\n', '', ['5 echo b']],
  'a target': ['a:\n\techo a\nb:\n\techo b\n', 'b', ['4 echo b']],
  'several targets': ['a:\n\techo a\nb:\n\techo b\n', 'b a', ['4 echo b', '2 echo a']],
  'what it needs first': [
    'a: b c\n\techo a\nb: c\n\techo b\nc:\n\techo c\n',
    'a',
    ['6 echo c', '4 echo b', '2 echo a'],
  ],
  'what needs itself': ['a: b\n\techo a\nb: a\n\techo b\n', 'a', ['4 echo b', '2 echo a']],
  'needs on lines of their own': ['a: b\na: c\n\techo a\nb c:\n\techo $@\n', 'a', ['5 echo c', '5 echo b', '3 echo a']],
  'needs behind a bar': ['a: | b\n\techo a\nb:\n\techo b\n', 'a', ['4 echo b', '2 echo a']],
  marks: [
    'a:\n\t@echo a\n\t-echo b\n\t@-echo c\n\t - @ echo d\n',
    'a',
    ['2 echo a', '3 echo b', '4 echo c', '5 echo d'],
  ],
  'behind a semicolon': ['a: b; echo a\nb: ; @echo b\n', 'a', ['2 echo b', '1 echo a']],
  'variables of each kind': [
    'A = $(B)\nB ?= b\nC := $(B)x\nB2 ?= c\nB2 += d\na:\n\techo $(A) ${C} $(B2) $(BOTH) $(FROM_ENV)\nBOTH = own\n',
    'a',
    ['7 echo b bx c d own ${FROM_ENV}'],
  ],
  'a variable of the environment that is not asked for': ['BOTH ?= own\na:\n\techo $(BOTH)\n', 'a', ['3 echo env']],
  'a variable of the command line': ['V = own\nW := $(V)\na:\n\techo $(V) $(W)\n', 'a V=given', ['4 echo given given']],
  'of one letter, and a dollar': ['V = v\na:\n\techo $V $$V $$$$\n', 'a', ['3 echo v $V $$']],
  'its own names': ['a: b c b\n\techo $@ $< $^\nb c:\n', 'a', ['2 echo a b b c']],
  continued: ['V = a \\\n  b\na:\n\techo $(V) \\\n\t  c\n', 'a', ['4 echo a b \\\n  c']],
  'comments and nothing between': ['a:\n\techo a\n\n# x\n\techo b # c\n', 'a', ['2 echo a', '5 echo b # c']],
  'comments behind': ['V = v # x\na: b # y\n\techo "$(V)"\nb: # z\n\techo b\n', 'a', ['5 echo b', '3 echo "v "']],
  'make itself': ['a:\n\t$(MAKE) b\nb:\n\techo b\n', 'a V=v', ["2 make 'V=v' b"]],
  'where it works': ['a:\n\techo $(CURDIR)\n', 'a', ['2 echo /app']],
  'a function in a recipe': [
    'V = $(shell echo v)\na:\n\techo $(V) $(if x,y)\n',
    'a',
    ['3 echo $(: shell echo v) $(: if x,y)'],
  ],
  'a function that a shell would read otherwise': ["a:\n\techo $(shell echo 'a;b' | wc)\n", 'a', ['2 echo $(:)']],
  'a function that nothing asks for': ['V := $(wildcard *.c)\na:\n\techo a\n', 'a', ['3 echo a']],
  'a pattern that nothing asks for': ['a:\n\techo a\n%.o: %.c\n\tcc $<\n', 'a', ['2 echo a']],
  'options that change nothing': ['a:\n\techo a\n', '-s -j 4 --no-print-directory -j8 a', ['2 echo a']],
};

it.each(Object.entries(cases))('%s', (_, [text, words, expected]) => {
  expect(recipes(text, words)).toEqual(expected);
});

it.each([
  ['an include', 'include x.mk\na:\n\techo a\n', 'a'],
  ['a condition', 'ifdef X\nV = 1\nendif\na:\n\techo a\n', 'a'],
  ['a text of several lines', 'define V\nx\nendef\na:\n\techo a\n', 'a'],
  ['what is exported', 'export V = 1\na:\n\techo a\n', 'a'],
  ['a pattern that may be asked for', 'a: b.o\n\techo a\n%.o: %.c\n\tcc $<\n', 'a'],
  ['an old pattern', 'a: b.o\n\techo a\n.c.o:\n\tcc $<\n', 'a'],
  ['a static pattern', 'a: %: %.c\n\techo a\n', 'a'],
  ['two colons', 'a::\n\techo a\n', 'a'],
  ['two recipes', 'a:\n\techo a\na:\n\techo b\n', 'a'],
  ['a variable of a target', 'a: V = 1\na:\n\techo a\n', 'a'],
  ['needs that a function tells', 'a: $(wildcard *.c)\n\techo a\n', 'a'],
  ['needs of the environment', 'a: $(NONE)\n\techo a\n', 'a'],
  ['what is run while it is read', '$(info x)\na:\n\techo a\n', 'a'],
  ['another shell', 'SHELL := /usr/bin/python3\na:\n\tprint(1)\n', 'a'],
  ['one shell for all lines', '.ONESHELL:\na:\n\techo a\n', 'a'],
  ['another mark of recipes', '.RECIPEPREFIX := >\na:\n> echo a\n', 'a'],
  ['a target that is not there', 'a:\n\techo a\n', 'b'],
  ['nothing', '', ''],
  ['an option that runs nothing', 'a:\n\techo a\n', '-n a'],
  ['an option that goes on', 'a:\n\techo a\n', '-ik a'],
])('does not follow %s', (_, text, words) => {
  expect(recipes(text, words)).toBeUndefined();
});

it('has an end where a variable names itself', () => {
  expect(recipes('V = $(V) x\na:\n\techo $(V)\n', 'a')).toEqual([expect.stringContaining('$(:)')]);
  const doubled = Array.from({ length: 40 }, (_, at) => `V${at + 1} = $(V${at})$(V${at})`).join('\n');
  expect(recipes(`V0 = x\n${doubled}\na:\n\techo $(V40)\n`, 'a')?.join('').length).toBeLessThan(50_000);
});
