namespace Backboard.Host;

/// <summary>Our own switches: a word of an enumeration, whatever its case.</summary>
internal static class Choices
{
    public static T Read<T>(FieldReader reader, string name, T whenAbsent)
        where T : struct, Enum
    {
        if (reader.Word(name) is not { } word)
            return whenAbsent;
        if (char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        var names = string.Join(", ", Enum.GetNames<T>().Select(static n => n.ToLowerInvariant()));
        reader.Refuse($"{name} must be one of: {names}", "unknown_choice");
        return whenAbsent;
    }
}
