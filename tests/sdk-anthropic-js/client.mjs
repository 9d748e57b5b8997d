import Anthropic from '@anthropic-ai/sdk';

const [, , baseURL, apiKey, modelName] = process.argv;

// Nothing but the address and the key differs from a program that talks to the API itself.
export const client = new Anthropic({ baseURL, apiKey, maxRetries: 0 });
export const model = modelName ?? 'claude-sonnet-4-6';

export const weather = {
  name: 'get_weather',
  description: 'Get the weather of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

export const ask = (content, more = {}) => ({ model, max_tokens: 256, messages: [{ role: 'user', content }], ...more });

export function passed() {
  console.log('passed');
  process.exit();
}
