// A last turn of the assistant's is where the answer goes on.
import { client, model } from '../client.mjs';

const response = await client.messages.create({
  model,
  max_tokens: 8,
  messages: [
    { role: 'user', content: "What's the Greek name for Sun? (A) Sol (B) Helios (C) Sun" },
    { role: 'assistant', content: 'The best answer is (' },
  ],
});
console.log(response.content[0].text);
process.exit();
