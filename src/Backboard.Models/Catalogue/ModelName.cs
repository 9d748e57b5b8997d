namespace Backboard.Models.Catalogue;

/// <summary><c>provider/model</c>. The first slash parts them, since model names may contain slashes themselves.</summary>
internal readonly record struct ModelName(string Provider, string Model)
{
    public static ModelName? Parse(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && slash < text!.Length - 1 ? new ModelName(text[..slash], text[(slash + 1)..]) : null;
    }

    public override string ToString() => $"{Provider}/{Model}";
}
