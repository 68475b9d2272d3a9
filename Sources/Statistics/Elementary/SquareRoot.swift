// `Double.squareRoot()` compiles to the processor's instruction and, for negative arguments, a call of the C library's
// `sqrt`. Importing the library here makes every program that uses this module link it; nothing else of it is used.
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif
