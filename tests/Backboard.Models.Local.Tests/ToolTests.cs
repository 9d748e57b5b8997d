using System.Text.Json;

namespace Backboard.Models.Local.Tests;

public sealed class ToolTests
{
    private static readonly AITool Weather = Tool("get_current_weather", "Get current weather for a location", """{"location":{"type":"string","description":"City name"}}""", "location");
    private static readonly AITool Stock = Tool("lookupStockPrice", "Price of a share", """{"symbol":{"type":"string"}}""", "symbol");
    private static readonly AITool Search = Tool("search_documents", "Search the documents", """{"query":{"type":"string"}}""", "query");
    private static readonly AITool Flight = Tool("book_flight", "Book a flight", """{"origin":{"type":"string"},"destination":{"type":"string"}}""", "origin", "destination");
    private static readonly AITool Light = Tool("set_light", "Switch a lamp", """{"state":{"type":"string","enum":["on","off"]}}""", "state");
    private static readonly AITool Order = Tool("order_pizza", "Order pizza", """{"count":{"type":"integer"}}""", "count");
    private static readonly AITool Convert = Tool("fx", "Convert currencies", """{"options":{"type":"object"}}""", "options");
    private static readonly AITool Clock = Tool("server_time", "Time of the server", "{}");

    [Theory]
    [InlineData("What's the weather in San Francisco?", "San Francisco")]
    [InlineData("How is the weather in paris today?", "paris")]
    [InlineData("weather for New York City please", "New York City")]
    [InlineData("Could you tell me London's weather?", "London")]
    [InlineData("I need the weather at \"Lake Como\" tomorrow", "Lake Como")]
    [InlineData("Will the weather be good in Vienna and can I swim?", "Vienna")]
    [InlineData("Is Tokyo having nice weather?", "Tokyo")]
    [InlineData("What is the current weather like in the Hague right now?", "Hague")]
    public void The_argument_is_the_phrase_that_is_meant(string said, string expected) =>
        Assert.Equal(expected, Assert.Single(Calls(said, Weather)).Arguments!["location"]);

    [Theory]
    [InlineData("What's the weather?")]
    [InlineData("What's the weather like today?")]
    [InlineData("My favorite weather is rain in Paris.")]
    [InlineData("What did I tell you about the weather in Rome?")]
    [InlineData("Who wrote Hamlet in London?")]
    public void No_call_without_its_argument_or_without_a_request_for_it(string said) => Assert.Empty(Calls(said, Weather));

    [Fact]
    public void A_query_is_the_message_itself() => Assert.Equal(
        "What do the documents say about rent?", Assert.Single(Calls("What do the documents say about rent?", Search)).Arguments!["query"]);

    [Fact]
    public void Two_places_go_where_their_prepositions_send_them()
    {
        var arguments = Assert.Single(Calls("Book me a flight to Madrid from Oslo.", Flight)).Arguments!;
        Assert.Equal(("Oslo", "Madrid"), (arguments["origin"], arguments["destination"]));
    }

    [Fact]
    public void A_choice_is_one_of_the_choices() => Assert.Equal("off", Assert.Single(Calls("Turn the lights off.", Light)).Arguments!["state"]);

    [Fact]
    public void A_number_is_taken_from_the_message_or_the_tool_is_not_called()
    {
        Assert.Equal(3L, Assert.Single(Calls("Order 3 pizzas", Order)).Arguments!["count"]);
        Assert.Empty(Calls("Order some pizzas", Order));
    }

    [Fact]
    public void No_call_where_another_required_type_is_missing() => Assert.Empty(Calls("Convert dollars for Anna", Convert));

    [Fact]
    public void Matching_tools_are_called_together_with_ids_of_their_own()
    {
        var calls = Calls("What is the stock price of ACME and the weather in Bergen?", Weather, Stock, Light, Clock);
        Assert.Equal(["get_current_weather", "lookupStockPrice"], calls.Select(call => call.Name));
        Assert.Equal("Bergen", calls[0].Arguments!["location"]);
        Assert.Equal(2, calls.Select(call => call.CallId).Distinct().Count());
    }

    [Theory]
    [InlineData("What time is it on the server?", true)]
    [InlineData("Which port does it use?", false)]
    public void A_tool_without_parameters_is_called_when_named(string said, bool isCalled) => Assert.Equal(isCalled, Calls(said, Clock).Count == 1);

    [Fact]
    public void Outputs_are_stated_and_the_tool_is_not_called_again()
    {
        ChatMessage[] round =
        [
            new(ChatRole.User, "What's the weather in San Francisco?"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "get_current_weather", new Dictionary<string, object?> { ["location"] = "San Francisco" })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", """{"temperature": 18, "wind": {"speed_kmh": 5}, "sky": ["clear", "blue"], "rain": false}""")]),
        ];
        var reply = Talk.Reply(round, new ChatOptions { Tools = [Weather] });
        Assert.Empty(reply.Calls);
        Assert.Equal("get_current_weather says: temperature 18, wind speed kmh 5, sky clear, sky blue, rain no.", reply.Text);
    }

    [Fact]
    public void Plain_outputs_are_stated_as_they_are()
    {
        ChatMessage[] round =
        [
            new(ChatRole.User, "Weather in Rome?"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "get_current_weather")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "Sunny, 30 degrees")]),
        ];
        Assert.Equal("get_current_weather says: Sunny, 30 degrees.", Talk.Reply(round).Text);
    }

    [Fact]
    public void No_tool_is_called_where_tools_are_switched_off() =>
        Assert.Empty(Talk.Reply([.. Talk.Turns("Weather in Rome?")], new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.None }).Calls);

    private static IReadOnlyList<FunctionCallContent> Calls(string said, params AITool[] tools) =>
        Talk.Reply([.. Talk.Turns(said)], new ChatOptions { Tools = tools }).Calls;

    private static DeclaredTool Tool(string name, string description, string properties, params string[] required) => new(
        name, description, JsonElement.Parse($$"""{"type":"object","properties":{{properties}},"required":[{{string.Join(',', required.Select(one => $"\"{one}\""))}}]}"""));

    private sealed class DeclaredTool(string name, string description, JsonElement schema) : AIFunctionDeclaration
    {
        public override string Name => name;

        public override string Description => description;

        public override JsonElement JsonSchema => schema;
    }
}
