// The tones of a report at a terminal; no meaning is carried by them alone.

export type Colour = 'red' | 'yellow' | 'green' | 'dim' | 'bold';
