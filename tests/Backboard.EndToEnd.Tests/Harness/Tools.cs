namespace Backboard.EndToEnd.Tests;

/// <summary>Tool definitions in the wire's shape.</summary>
internal static class Tools
{
    public static readonly JsonElement Weather = JsonElement.Parse("""
        {
          "type": "function",
          "function": {
            "name": "get_current_weather",
            "description": "Get current weather for a location",
            "parameters": {
              "type": "object",
              "properties": { "location": { "type": "string", "description": "City name" } },
              "required": ["location"]
            }
          }
        }
        """);

    public static readonly JsonElement[] Only = [Weather];

    public static object Named(string name) =>
        new { type = "function", function = new { name, parameters = new { type = "object", properties = new { } } } };

    /// <summary>One output for each call of an answer or a <c>tool_submit_required</c> frame.</summary>
    public static object[] Outputs(JsonElement asked, string output = "Sunny") =>
        [.. asked.GetProperty("tool_calls").EnumerateArray().Select(call => new { tool_call_id = call.Text("id"), output })];
}
