using Backboard.Models.Local.Language;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Local.Tools;

/// <summary>Which tools a message is for: those whose name or description shares its words of substance.</summary>
internal static class ToolMatcher
{
    /// <summary>Words of every second tool; they say nothing about which one is meant.</summary>
    private static readonly StemSet Generic = new(
        """
        get set fetch retrieve return returns use used tool function call data information info value values given specified specific provide
        provided input output parameter name api request result results details current list perform based string number user search find
        lookup look query check run show create make add update answer question new one two
        """);

    public static bool Matches(AIFunctionDeclaration tool, string message)
    {
        var name = new StemSet(string.Join(' ', Identifiers.Words(tool.Name)), Generic);
        if (name.SharedWith(message) > 0) return true;
        var description = new StemSet(tool.Description, Generic);
        var shared = description.SharedWith(message);
        return shared >= 2 || (shared == 1 && description.Count <= 3);
    }

    /// <summary>Words that name the tool rather than what it is asked about.</summary>
    public static StemSet Topic(AIFunctionDeclaration tool) => new($"{string.Join(' ', Identifiers.Words(tool.Name))} {tool.Description}");
}
