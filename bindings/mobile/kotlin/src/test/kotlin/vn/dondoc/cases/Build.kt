package vn.dondoc.cases

import java.time.LocalDate
import kotlin.reflect.KClass
import kotlin.reflect.KType
import kotlin.reflect.full.primaryConstructor
import org.junit.jupiter.api.Assertions.assertEquals
import vn.dondoc.core.Action

/** What an act in a file says beside the act itself. */
private val CIRCUMSTANCES = setOf("action", "by", "as", "on", "recorded_on", "refused", "warned", "article")

/**
 * The command of an act as files write it: its name and its fields. It is built from the declaration alone, so that a new
 * act needs nothing here.
 */
internal fun action(act: Case): Action {
    val name = act.text("action")!!.split('_').joinToString("") { it.replaceFirstChar(Char::uppercase) }
    val variant = Action::class.sealedSubclasses.single { it.simpleName == name }
    return build(variant, act.without(CIRCUMSTANCES)) as Action
}

private fun build(type: KClass<*>, fields: Map<String, Any>): Any {
    val constructor = type.primaryConstructor!!
    val byName = constructor.parameters.associateBy { snake(it.name!!) }
    assertEquals(emptySet<String>(), fields.keys - byName.keys, "${type.simpleName} has no such field")
    val written = byName.filter { (name, parameter) -> name in fields || !parameter.isOptional }
    return constructor.callBy(written.entries.associate { (name, parameter) ->
        parameter to (fields[name]?.let { value(parameter.type, it) } ?: absent(parameter.type))
    })
}

/** What is not written: nothing, or the first of words such as degrees of secrecy. */
private fun absent(type: KType): Any? =
    if (type.isMarkedNullable) null else (type.classifier as KClass<*>).java.enumConstants.first()

private fun value(type: KType, written: Any): Any = when (val wanted = type.classifier as KClass<*>) {
    String::class -> written as String
    Long::class -> (written as Int).toLong()
    LocalDate::class -> LocalDate.parse(written as String)
    List::class -> (written as List<*>).map { value(type.arguments.single().type!!, it!!) }
    else ->
        if (wanted.isSealed) {
            // A group is one of several kinds; files write which beside its fields.
            @Suppress("UNCHECKED_CAST")
            val fields = written as Map<String, Any>
            val kind = wanted.sealedSubclasses.single { snake(it.simpleName!!).trimStart('_') == fields["group"] }
            build(kind, fields - "group")
        } else if (wanted.java.isEnum) {
            wanted.java.enumConstants.single { (it as Enum<*>).word() == written }
        } else {
            @Suppress("UNCHECKED_CAST")
            build(wanted, written as Map<String, Any>)
        }
}

private fun snake(name: String) = name.replace(Regex("[A-Z]")) { "_" + it.value.lowercase() }
