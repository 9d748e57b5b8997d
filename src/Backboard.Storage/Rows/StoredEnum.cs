using System.Text.Json;

namespace Backboard.Storage.Rows;

/// <summary>Enumerations as UPPER_SNAKE words.</summary>
internal static class StoredEnum
{
    public static string Write<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    public static T Read<T>(string word) where T : struct, Enum =>
        Words<T>.ByWord.TryGetValue(word, out var value)
            ? value
            : throw new CorruptRowException($"'{word}' is no {typeof(T).Name}.");

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
