import './.q.mjs';
