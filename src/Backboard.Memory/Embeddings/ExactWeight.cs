namespace Backboard.Memory.Embeddings;

/// <summary>Rounds weights so that products and sums of them are exact: a vector must not depend on the order of its terms.</summary>
internal static class ExactWeight
{
    private const float Steps = 256;

    public static float Of(float weight) => MathF.Round(weight * Steps) / Steps;
}
